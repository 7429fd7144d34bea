import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { calibrate } from '../../../src/core/forecasts/calibrate.ts';
import { distinctCurves } from '../../../src/core/forecasts/distinctCurves.ts';
import type { Forecast, ForecastOutcome } from '../../../src/core/forecasts/forecast.ts';
import { forecastScore } from '../../../src/core/forecasts/forecastScore.ts';
import type { ForecastTarget } from '../../../src/core/forecasts/forecastTarget.ts';
import { withSpace } from '../withSpace.ts';
import { curveOf, ladder, logistic, mixedLaws, noisyCurves } from './simulatedCurves.ts';

const atFlops = (flops: number): ForecastTarget => ({ position: Math.log(flops) });

const forecastOf = (outcome: ForecastOutcome): Forecast => {
  if (outcome.kind !== 'forecast') throw new Error(`no forecast: ${outcome.reason}`);
  return outcome.forecast;
};

/** The forecast of the first curve among others of its axis. */
const forecastFirst = (curves: readonly Curve[], target: ForecastTarget, confidence = 0.9): Forecast => {
  const [first] = curves;
  if (first === undefined) throw new Error('no curve');
  return forecastOf(forecastScore(calibrate(curves), first, target, confidence));
};

const rise = logistic(0.9, 20, 0.7);
const noiseless = (runs: number): Curve =>
  curveOf(
    'rise',
    ladder(runs).map((scale) => ({ scale, score: rise(scale) })),
  );
const many = noisyCurves(mixedLaws(12, 1), ladder(20), 0.015, 1);

describe('forecastScore', () => {
  it('forecasts a logistic rise without noise', () => {
    const forecast = forecastFirst([noiseless(20)], atFlops(3e21));
    expect(forecast.value).toBeCloseTo(rise(3e21), 1.5);
    expect(forecast.lower).toBeLessThan(rise(3e21));
    expect(forecast.upper).toBeGreaterThan(rise(3e21));
  });

  it('forecasts a flat curve flat', () => {
    const flat = curveOf(
      'flat',
      ladder(16).map((scale) => ({ scale, score: 0.25 })),
    );
    const { value, lower, upper } = forecastFirst([flat], atFlops(1e22));
    expect(Math.abs(value - 0.25)).toBeLessThan(0.02);
    expect(lower).toBeLessThan(0.25);
    expect(upper).toBeGreaterThan(0.25);
  });

  it('orders its limits, keeps them inside the range, and bounds one side less widely than two', () => {
    const calibrator = calibrate(many);
    for (const curve of many) {
      for (const confidence of [0.5, 0.8, 0.9, 0.95]) {
        const forecast = forecastOf(forecastScore(calibrator, curve, atFlops(4e21), confidence));
        const { value, lower, upper, lowerBound, upperBound } = forecast;
        expect(0 <= lower && lower <= lowerBound && lowerBound <= value).toBe(true);
        expect(value <= upperBound && upperBound <= upper && upper <= 1).toBe(true);
        expect(forecast.level).toBe(confidence);
        if (confidence > 0.5) expect(value - lowerBound).toBeLessThan(value - lower);
        expect(Object.values(forecast.laws).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }
    }
  });

  it('widens with confidence and with distance', () => {
    const width = (flops: number, confidence: number): number => {
      const { upper, lower } = forecastFirst(many.slice(1), atFlops(flops), confidence);
      return upper - lower;
    };
    expect(width(2e21, 0.95)).toBeGreaterThan(width(2e21, 0.8));
    expect(width(1e22, 0.9)).toBeGreaterThan(width(1.5e21, 0.9));
  });

  it('calibrates in full on many tasks and runs, borrows on few, and not at all on one thin task or a short ladder', () => {
    const kind = (tasks: number, runs: number, flops = 2e21): string =>
      forecastFirst(noisyCurves(mixedLaws(tasks, 2), ladder(runs), 0.015, 2), atFlops(flops)).calibration;
    expect(kind(8, 20)).toBe('full');
    expect(kind(7, 20)).toBe('borrowed');
    expect(kind(2, 20)).toBe('borrowed');
    // A dense ladder of one task tries the shipped limits itself.
    expect(kind(1, 20)).toBe('borrowed');
    expect(kind(1, 19)).toBe('none');
    expect(kind(8, 9)).toBe('borrowed');
    // Five to seven runs borrow where eight tasks back each other up.
    expect(kind(8, 5)).toBe('borrowed');
    expect(kind(7, 7)).toBe('none');
    expect(kind(20, 4)).toBe('none');
    // So far out that no hidden run lies at half the distance it borrows, and its limits widen.
    expect(kind(8, 20, 1e30)).toBe('borrowed');
  });

  it('never narrows as a claim moves out of the reach of full calibration', () => {
    const curves = noisyCurves(mixedLaws(12, 5), ladder(20), 0.03, 5);
    const calibrator = calibrate(curves);
    for (const curve of curves) {
      const forecasts = [1e22, 1e23, 1e24, 1e25, 1e26].map((flops) =>
        forecastOf(forecastScore(calibrator, curve, atFlops(flops), 0.9)),
      );
      const kinds = ['full', 'borrowed', 'borrowed', 'borrowed', 'borrowed'];
      expect(forecasts.map(({ calibration }) => calibration)).toEqual(kinds);
      for (const [index, { value, lower, upper }] of forecasts.entries()) {
        const before = forecasts[index - 1];
        if (before === undefined) continue;
        if (upper < 1) expect(upper - value).toBeGreaterThan(0.99 * (before.upper - before.value));
        if (lower > 0) expect(value - lower).toBeGreaterThan(0.99 * (before.value - before.lower));
      }
    }
  });

  it('never lets borrowed limits be narrower than the shipped ones', () => {
    const few = noisyCurves(mixedLaws(3, 4), ladder(19), 0.001, 4);
    const one = few.slice(0, 1);
    const borrowed = forecastFirst(few, atFlops(2e21));
    const shipped = forecastFirst(one, atFlops(2e21));
    expect(borrowed.calibration).toBe('borrowed');
    expect(shipped.calibration).toBe('none');
    const down = (forecast: Forecast): number => forecast.value - forecast.lowerBound;
    expect(down(borrowed)).toBeGreaterThan(0.99 * down(shipped));
  });

  it.each([
    ['without one run', (points: Curve['points']) => points.filter((_, index) => index !== 9)],
    [
      'rounded to a tenth of a percent',
      (points: Curve['points']) =>
        points.map((point) => ({ ...point, score: Math.round(point.score * 1000) / 1000 })),
    ],
    ['without its largest run', (points: Curve['points']) => points.slice(0, -1)],
  ])('counts a copy of a task %s as that task', (_, changed) => {
    const curves = noisyCurves(mixedLaws(1, 2), ladder(19), 0.015, 2);
    const copies = curves.map((curve) => ({
      ...curve,
      id: `a copy of ${curve.id}`,
      task: `a copy of ${curve.task}`,
      points: changed(curve.points),
    }));
    for (const all of [
      [...curves, ...copies],
      [...copies, ...curves],
    ]) {
      const { copyOf } = distinctCurves(all);
      expect([...copyOf.keys()]).toHaveLength(1);
    }
  });

  it('takes tasks that share some scores by chance for two', () => {
    const curves = noisyCurves(mixedLaws(2, 2), ladder(19), 0.015, 2);
    const [first, second] = curves;
    const points = (second?.points ?? []).map((point, index) => ({
      ...point,
      score: index < 3 ? (first?.points[index]?.score ?? 0) : point.score,
    }));
    const mixed = second === undefined ? [] : [...curves.slice(0, 1), { ...second, points }];
    expect(distinctCurves(mixed).copyOf.size).toBe(0);
  });

  it('counts a copy of a task under another name as that task', () => {
    const curves = noisyCurves(mixedLaws(1, 2), ladder(19), 0.015, 2);
    const copies = curves.map((curve) => ({
      ...curve,
      id: `a copy of ${curve.id}`,
      task: `a copy of ${curve.task}`,
    }));
    const alone = forecastFirst(curves, atFlops(2e21));
    expect(alone.calibration).toBe('none');
    expect(forecastFirst([...curves, ...copies], atFlops(2e21))).toEqual(alone);
    expect(forecastFirst([...copies, ...curves], atFlops(2e21))).toEqual(alone);
  });

  it('says how far it reads: a multiple of compute, of a count, or ranges of loss', () => {
    expect(forecastFirst([noiseless(12)], atFlops(1e22)).extrapolation).toEqual({
      ratio: expect.closeTo(10, 9),
      axis: 'flops',
      inside: false,
    });
    const params = curveOf(
      'p',
      ladder(12).map((scale) => ({ scale: scale / 1e12, score: rise(scale) })),
      {
        axis: 'params',
      },
    );
    const far = forecastFirst([params], { position: Math.log(4e9) });
    expect(far.extrapolation).toEqual({ ratio: expect.closeTo(4, 9), axis: 'params', inside: false });

    const losses = curveOf(
      'l',
      [4, 3.6, 3.3, 3, 2.8, 2.6].map((scale) => ({ scale, score: 1 - scale / 6 })),
      {
        axis: 'loss:c4',
      },
    );
    const onLoss = forecastFirst([losses], { position: -2.4 });
    const range = Math.log(4 / 2.6);
    expect(onLoss.extrapolation).toEqual({
      ratio: expect.closeTo(Math.log(2.6 / 2.4) / range, 9),
      axis: 'loss:c4',
      inside: false,
    });
    const flops = new Map(losses.points.map(({ run }, index) => [run, 10 ** (18 + index / 2)]));
    const calibrator = calibrate([losses], { flops });
    const withCompute = forecastOf(forecastScore(calibrator, losses, { position: -2.4, flops: 5e21 }, 0.9));
    expect(withCompute.extrapolation.axis).toBe('flops');
    expect(withCompute.extrapolation.ratio).toBeCloseTo(5e21 / 10 ** 20.5, 6);
  });

  it('interpolates inside the range with a local fit, at distance 0', () => {
    const middle = forecastFirst([noiseless(20)], atFlops(1e20));
    expect(middle.extrapolation.inside).toBe(true);
    expect(middle.distanceRatio).toBe(0);
    expect(middle.value).toBeCloseTo(rise(1e20), 1.7);
  });

  it('is not calibrated to the left of all data', () => {
    const left = forecastFirst(many, atFlops(1e17));
    expect(left.extrapolation.inside).toBe(false);
    expect(left.calibration).toBe('none');
    expect(left.distanceRatio).toBeGreaterThan(0);
  });

  it('measures distance against the longest backtest of the axis', () => {
    const near = forecastFirst(many, atFlops(1.2e21)).distanceRatio;
    const far = forecastFirst(many, atFlops(1e24)).distanceRatio;
    expect(near).toBeLessThan(1);
    expect(far).toBeGreaterThan(1.1);
    expect(far / near).toBeCloseTo(Math.log(1e24 / 1e21) / Math.log(1.2), 6);
  });

  it('reports its backtests: folds, error in the metric unit, coverage on runs that did not set it', () => {
    const { folds, coverage, meanAbsoluteError } = forecastFirst(many, atFlops(2e21)).backtest;
    expect(folds).toBe(12 * (19 - 11));
    expect(coverage).toBeGreaterThan(0.8);
    expect(meanAbsoluteError).toBeGreaterThan(0.005);
    expect(meanAbsoluteError).toBeLessThan(0.05);
    const four = noisyCurves(mixedLaws(3, 1), ladder(4), 0.01, 1);
    expect(forecastFirst(four, atFlops(2e21)).backtest).toEqual({
      folds: 0,
      coverage: null,
      meanAbsoluteError: null,
    });
  });

  it('gives a reason and no number where it cannot forecast', () => {
    const reasonOf = (curve: Curve, target: ForecastTarget): string => {
      const outcome = forecastScore(calibrate([curve]), curve, target, 0.9);
      return outcome.kind === 'none' ? outcome.reason : 'a forecast';
    };
    for (const runs of [0, 1, 2, 3]) {
      expect(reasonOf(noiseless(Math.max(runs, 0)), atFlops(1e22))).toMatch(/different scale/);
    }
    const equal = curveOf(
      'e',
      Array.from({ length: 9 }, () => ({ scale: 1e20, score: 0.5 })),
    );
    expect(reasonOf(equal, atFlops(1e22))).toMatch(/1 different scale,/);
    const losses = curveOf(
      'l',
      [4, 3.6, 3.3, 3, 2.8].map((scale) => ({ scale, score: 0.5 })),
      { axis: 'loss:c4' },
    );
    expect(reasonOf(losses, { position: 0 })).toMatch(/irreducible/);
    expect(reasonOf(noiseless(8), { position: Number.NaN })).toMatch(/outside/);
    const unknown = forecastScore(calibrate(many), noiseless(8), atFlops(1e22), 0.9);
    expect(unknown.kind).toBe('none');
    expect(forecastScore(calibrate([]), noiseless(8), atFlops(1e22), 0.9).kind).toBe('none');
  });

  it('forecasts four to seven sizes of few tasks, and says that nothing supports the interval', () => {
    for (const runs of [4, 5, 6, 7]) {
      const forecast = forecastFirst([noiseless(runs), ...many.slice(1, 3)], atFlops(2e21));
      expect(forecast.calibration).toBe('none');
      expect(forecast.value).toBeGreaterThan(0.7);
      expect(forecast.distanceRatio).toBeGreaterThan(0);
    }
  });
});

describe('what does not matter to a forecast', () => {
  const target = atFlops(3e21);
  const base = forecastFirst(many, target);

  it('the order of curves and of points', () => {
    const reordered = many.map((curve) => ({ ...curve, points: curve.points.toReversed() })).toReversed();
    const first = reordered.find(({ id }) => id === many[0]?.id);
    if (first === undefined) throw new Error('lost');
    expect(forecastOf(forecastScore(calibrate(reordered), first, target, 0.9))).toEqual(base);
  });

  it('the unit of the scale', () => {
    const petaflops = many.map((curve) => ({
      ...curve,
      points: curve.points.map((point) => ({
        ...point,
        scale: point.scale / 1e15,
        position: Math.log(point.scale / 1e15),
      })),
    }));
    const scaled = forecastFirst(petaflops, atFlops(3e6));
    expect(scaled.value).toBeCloseTo(base.value, 9);
    expect(scaled.lowerBound).toBeCloseTo(base.lowerBound, 9);
  });

  it('the unit of a bounded metric: percent for fraction', () => {
    const percent = many.map((curve) =>
      withSpace({
        ...curve,
        range: { lower: 0, upper: 100 },
        chance: 25,
        points: curve.points.map((point) => ({ ...point, score: 100 * point.score })),
      }),
    );
    const scaled = forecastFirst(percent, target);
    expect(scaled.value / 100).toBeCloseTo(base.value, 9);
    expect(scaled.upper / 100).toBeCloseTo(base.upper, 9);
    expect((scaled.backtest.meanAbsoluteError ?? 0) / 100).toBeCloseTo(
      base.backtest.meanAbsoluteError ?? 0,
      9,
    );
  });

  it('whether errors or hits are counted', () => {
    const errors = many.map(
      (curve): Curve => ({
        ...curve,
        direction: 'lower',
        chance: 0.75,
        points: curve.points.map((point) => ({ ...point, score: 1 - point.score })),
      }),
    );
    const mirrored = forecastFirst(errors, target);
    expect(mirrored.value).toBeCloseTo(1 - base.value, 9);
    expect(mirrored.lowerBound).toBeCloseTo(1 - base.upperBound, 8);
    expect(mirrored.upper).toBeCloseTo(1 - base.lower, 8);
  });
});

describe('unbounded metrics', () => {
  it('forecasts a falling perplexity below what was seen, in its own unit', () => {
    const perplexity = ladder(14).map((scale) => ({ scale, score: 10 + 40 * (scale / 1e18) ** -0.2 }));
    const curve = curveOf('wikitext', perplexity, { direction: 'lower', range: null, chance: null }, null);
    const truth = 10 + 40 * 3000 ** -0.2;
    const { value, lower, upper } = forecastFirst([curve], atFlops(3e21));
    expect(value).toBeLessThan(10 + 40 * 1000 ** -0.2);
    expect(Math.abs(value - truth)).toBeLessThan(2);
    expect(lower).toBeLessThan(truth);
    expect(upper).toBeGreaterThan(truth);
  });
});

describe('a predicted loss', () => {
  const losses = Array.from({ length: 20 }, (_, index) => 4.2 - 0.08 * index);
  const curves = mixedLaws(10, 5).map((_law, index) =>
    curveOf(
      `task-${index}`,
      losses.map((scale) => ({ scale, score: 0.25 + 0.6 / (1 + Math.exp(4 * (scale - 3 + 0.03 * index))) })),
      { axis: 'loss:c4', id: `task-${index} on c4` },
    ),
  );
  const at = (relativeError: number, backtested = true): Forecast =>
    forecastFirst(curves, { position: -2.5, predictedLoss: { relativeError, backtested } });

  it('widens the interval by its error and names the route', () => {
    const stated = forecastFirst(curves, { position: -2.5 });
    expect(stated.route).toBe('direct');
    const certain = at(0);
    expect(certain.route).toBe('two-stage');
    expect(certain.lowerBound).toBeCloseTo(stated.lowerBound, 9);
    const doubtful = at(0.05);
    expect(doubtful.value - doubtful.lowerBound).toBeGreaterThan(1.2 * (stated.value - stated.lowerBound));
  });

  it('is not calibrated where its error was not measured', () => {
    expect(at(0.02).calibration).toBe('full');
    expect(at(0.02, false).calibration).toBe('none');
  });

  it('survives an error so large that the loss could be anything', () => {
    const { lower, value, upper } = at(5);
    expect(lower <= value && value <= upper).toBe(true);
  });
});

describe('robustness', () => {
  const isSound = (outcome: ForecastOutcome): boolean => {
    if (outcome.kind === 'none') return outcome.reason.length > 0;
    const { value, lower, upper, lowerBound, upperBound, distanceRatio, extrapolation, backtest } =
      outcome.forecast;
    const numbers = [value, lower, upper, lowerBound, upperBound, distanceRatio, extrapolation.ratio];
    const optional = [backtest.coverage ?? 0, backtest.meanAbsoluteError ?? 0];
    return [...numbers, ...optional].every(Number.isFinite) && lower <= value && value <= upper;
  };

  it('never gives a number that is not one, whatever the curve', () => {
    const observation = fc.record({
      scale: fc.constantFrom(1e9, 2e9, 2e9 + 1, 5e12, 1e18, 1e18, 1e21),
      score: fc.constantFrom(0, 1e-9, 0.25, 0.5, 0.5, 0.99, 1),
      standardError: fc.constantFrom(0, 0.01, 0.5),
    });
    const shape = fc.record({
      direction: fc.constantFrom('higher' as const, 'lower' as const),
      range: fc.constantFrom({ lower: 0, upper: 1 }, null),
      chance: fc.constantFrom(null, 0, 0.25, 1, 7),
      axis: fc.constantFrom('flops' as const, 'loss:c4' as const, 'task-loss' as const),
    });
    const position = fc.constantFrom(-1e21, -3, 0, 1, Math.log(3e9), Math.log(1e21), 200, 1e300);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(observation, { maxLength: 14 }), shape), { minLength: 1, maxLength: 4 }),
        position,
        fc.constantFrom(null, { relativeError: 0.1, backtested: true }),
        (drawn, at, predictedLoss) => {
          const axis = drawn[0]?.[1].axis ?? 'flops';
          const curves = drawn.map(([observations, rest], index) =>
            curveOf(
              `task-${index}`,
              observations,
              { ...rest, axis, id: `curve ${index}` },
              index % 2 ? null : 50,
            ),
          );
          const calibrator = calibrate(curves);
          return curves.every((curve) =>
            isSound(forecastScore(calibrator, curve, { position: at, predictedLoss }, 0.9)),
          );
        },
      ),
      { numRuns: 150, seed: 42 },
    );
  });

  it('reads a validation loss of zero or less without a logarithm', () => {
    const curve = curveOf(
      'l',
      [3, 2, 1, 0, -1, -2].map((scale) => ({ scale, score: 0.5 - scale / 20 })),
      {
        axis: 'loss:c4',
      },
    );
    expect(isSound(forecastScore(calibrate([curve]), curve, { position: 2.5 }, 0.9))).toBe(true);
  });
});

describe('coverage on simulated laws', () => {
  it('is near nominal: 90% intervals, and one-sided limits each by itself', () => {
    let inside = 0;
    let above = 0;
    let below = 0;
    let count = 0;
    for (const seed of [11, 12, 13, 14, 15, 16]) {
      const laws = mixedLaws(20, seed);
      const all = noisyCurves(laws, ladder(26), 0.015, seed);
      const shown = all.map((curve) => ({ ...curve, points: curve.points.slice(0, 22) }));
      const calibrator = calibrate(shown);
      for (const [index, curve] of shown.entries()) {
        for (const hidden of all[index]?.points.slice(22) ?? []) {
          const forecast = forecastOf(forecastScore(calibrator, curve, { position: hidden.position }, 0.9));
          count += 1;
          if (hidden.score >= forecast.lower && hidden.score <= forecast.upper) inside += 1;
          if (hidden.score >= forecast.lowerBound) above += 1;
          if (hidden.score <= forecast.upperBound) below += 1;
        }
      }
    }
    expect(inside / count).toBeGreaterThan(0.86);
    expect(inside / count).toBeLessThan(0.98);
    for (const share of [above / count, below / count]) {
      expect(share).toBeGreaterThan(0.86);
      expect(share).toBeLessThan(0.97);
    }
  });
});
