import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { calibrate } from '../../../src/core/forecasts/calibrate.ts';
import { type HiddenRun, hiddenRuns } from '../../../src/core/forecasts/hiddenRuns.ts';
import { curveOf, ladder, mixedLaws, noisyCurves } from './simulatedCurves.ts';

const curves = noisyCurves(mixedLaws(20, 3), ladder(30), 0.02, 5);
const foldsOf = (among: readonly Curve[]) => {
  const calibrator = calibrate(among);
  return among.map((curve) => hiddenRuns(calibrator, curve));
};
const isInside = ({ y, lower, upper }: HiddenRun): boolean => y >= lower && y <= upper;

describe('the hidden runs of a curve', () => {
  const folds = foldsOf(curves);

  it('are its largest ones, with the score and place that they have', () => {
    for (const [index, fold] of folds.entries()) {
      expect(fold?.seen).toBe(18);
      expect(fold?.points.map(({ run, x, y }) => ({ run, x, y }))).toEqual(
        curves[index]?.points.slice(18).map(({ run, scale, score }) => ({ run, x: scale, y: score })),
      );
    }
  });

  it('lie in their 90% intervals about nine times in ten', () => {
    const points = folds.flatMap((fold) => fold?.points ?? []);
    const share = points.filter(isInside).length / points.length;
    expect(points).toHaveLength(20 * 12);
    expect(share).toBeGreaterThan(0.82);
    expect(share).toBeLessThan(0.98);
    for (const { value, lower, upper } of points) {
      expect(lower).toBeLessThanOrEqual(value);
      expect(upper).toBeGreaterThanOrEqual(value);
    }
  });

  it('are forecast without a look at their scores', () => {
    const [first, ...others] = curves;
    if (first === undefined) throw new Error('there are no curves');
    const points = first.points.map((point, index) =>
      index < 18 ? point : { ...point, score: point.score + 0.01 },
    );
    const [changed] = foldsOf([{ ...first, points }, ...others]);
    expect(changed?.points.map(({ value }) => value)).toEqual(folds[0]?.points.map(({ value }) => value));
    expect(changed?.points.map(({ y }) => y)).not.toEqual(folds[0]?.points.map(({ y }) => y));
  });

  it('keep their limits on the right side where less is better', () => {
    const errors = curves.map((curve) => ({
      ...curve,
      direction: 'lower' as const,
      chance: 0.75,
      points: curve.points.map((point) => ({ ...point, score: 1 - point.score })),
    }));
    const [turned] = foldsOf(errors);
    for (const [index, { value, lower, upper }] of (turned?.points ?? []).entries()) {
      const straight = folds[0]?.points[index];
      expect(value).toBeCloseTo(1 - (straight?.value ?? 0), 9);
      expect(lower).toBeCloseTo(1 - (straight?.upper ?? 0), 9);
      expect(upper).toBeCloseTo(1 - (straight?.lower ?? 0), 9);
    }
  });

  it('are two of six sizes, by borrowed limits, and none of four', () => {
    const short = (runs: number) =>
      curveOf(
        'short',
        ladder(runs).map((scale, index) => ({ scale, score: 0.3 + 0.05 * index })),
      );
    expect(foldsOf([short(6)])[0]).toMatchObject({
      seen: 4,
      points: [{ run: 'run-004' }, { run: 'run-005' }],
    });
    expect(foldsOf([short(4)])).toEqual([null]);
  });
});
