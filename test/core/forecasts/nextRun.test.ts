import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/core/forecasts/calibrate.ts';
import { forecastScore } from '../../../src/core/forecasts/forecastScore.ts';
import { nextRun } from '../../../src/core/forecasts/nextRun.ts';
import { curveOf, ladder, logistic, mixedLaws, noisyCurves } from './simulatedCurves.ts';

const laws = [logistic(0.9, 20.8, 0.6), ...mixedLaws(11, 3)];
const curves = noisyCurves(laws, ladder(18), 0.01, 3);
const [curve] = curves;
if (curve === undefined) throw new Error('no curve');
const calibrator = calibrate(curves);

describe('nextRun', () => {
  it('names a run at or between the largest run and the target, and what it is worth', () => {
    const run = nextRun(calibrator, curve, { position: Math.log(2e22) });
    expect(run).toMatchObject({ axis: 'flops', runs: 1 });
    expect(run?.scale).toBeGreaterThanOrEqual(0.999e21);
    expect(run?.scale).toBeLessThanOrEqual(2.001e22);
    expect(run?.shrink).toBeGreaterThanOrEqual(0.1);
    expect(run?.reason).toMatch(/by about \d+%/);
  });

  it('names one that does narrow the interval once it is there', () => {
    const target = { position: Math.log(2e22) };
    const run = nextRun(calibrator, curve, target);
    const scale = run?.scale ?? 0;
    const score = laws[0]?.(scale) ?? 0;
    const longer = {
      ...curve,
      points: [...curve.points, ...curveOf(curve.task, [{ scale, score, run: 'the next run' }]).points],
    };
    const width = (of: typeof curve, among: typeof curves): number => {
      const outcome = forecastScore(calibrate(among), of, target, 0.9);
      return outcome.kind === 'forecast' ? outcome.forecast.upper - outcome.forecast.lower : 0;
    };
    expect(width(longer, [longer, ...curves.slice(1)])).toBeLessThan(0.95 * width(curve, curves));
  });

  it('asks for the target itself inside the range, where a run there would help', () => {
    const few = [curve, ...curves.slice(1)].map((one) => ({
      ...one,
      points: one.points.filter((_, index) => index < 4 || index > 13),
    }));
    const [gap] = few;
    if (gap === undefined) throw new Error('no curve');
    const run = nextRun(calibrate(few), gap, { position: Math.log(2e19) });
    if (run !== null) expect(run.scale / 2e19).toBeCloseTo(1, 6);
    expect(nextRun(calibrator, curve, { position: Math.log(1e17) })).toBeNull();
  });

  it('knows compute on a loss axis from the runs, and says so where it is not known', () => {
    const losses = Array.from({ length: 14 }, (_, index) => 4 - 0.1 * index);
    const onLoss = [0, 1, 2].map((task) =>
      curveOf(
        `task-${task}`,
        losses.map((scale) => ({
          scale,
          score: 0.25 + 0.5 / (1 + Math.exp(6 * (scale - 2.6 - 0.1 * task))),
        })),
        { axis: 'loss:c4', id: `on loss ${task}` },
      ),
    );
    const [first] = onLoss;
    if (first === undefined) throw new Error('no curve');
    const target = { position: -2.2 };
    const unknown = nextRun(calibrate(onLoss), first, target);
    expect(unknown?.reason).toMatch(/smallest run/);
    expect(unknown?.scale).toBeLessThanOrEqual(2.7001);
    expect(unknown?.scale).toBeGreaterThanOrEqual(2.1999);
    const flops = new Map(first.points.map(({ run, scale }) => [run, 10 ** (18 + 2 * (4 - scale))]));
    expect(nextRun(calibrate(onLoss, { flops }), first, target)?.reason).toMatch(/for its compute/);
  });

  it('has nothing to name without a forecast', () => {
    const three = curveOf(
      'three',
      ladder(3).map((scale) => ({ scale, score: 0.5 })),
    );
    expect(nextRun(calibrate([three]), three, { position: Math.log(1e22) })).toBeNull();
    expect(nextRun(calibrator, three, { position: Math.log(1e22) })).toBeNull();
    expect(nextRun(calibrate([]), curve, { position: Math.log(1e22) })).toBeNull();
  });
});
