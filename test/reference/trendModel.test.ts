import { describe, expect, it } from 'vitest';
import { analyseTrends } from '../../src/core/trends/analyseTrends.ts';
import { curveOf } from '../core/trends/curveOf.ts';
import { expectRelative, readReference } from './readReference.ts';

type Numbers = Readonly<Record<string, number>>;

const { cases } = readReference<{
  readonly cases: readonly {
    readonly name: string;
    readonly curves: readonly { readonly loss: readonly number[]; readonly score: readonly number[] }[];
    readonly standardError: number;
    readonly best: 'constant' | 'law' | 'spline';
    readonly noise: Numbers;
    readonly spline: Numbers;
    readonly law: Numbers;
  }[];
}>('trendModel');

/** SciPy's rate is the best one, ours the best of a grid: the law's p and sizes may differ by two percent. */
const byGrid = 0.02;
const exact = 1e-8;

/** To the grid's two percent; a size of a hundredth is nothing, and most of it is the grid's. */
const expectNear = (own: number | null | undefined, value = Number.NaN): void => {
  expect(Math.abs((own ?? Number.NaN) - value)).toBeLessThanOrEqual(0.002 + byGrid * Math.abs(value));
};

describe.each(cases)('what the verdict on “$name” rests on, against statsmodels', (reference) => {
  const group = reference.curves.map(({ loss, score }, curve) =>
    curveOf(
      loss.map((scale, i) => ({
        scale,
        score: score[i] ?? Number.NaN,
        standardError: reference.standardError,
      })),
      { id: `curve ${curve}`, range: null },
    ),
  );
  const own = analyseTrends([group], { resamples: 0, seed: 1 })[0]?.numbers ?? {};
  const tolerance = reference.best === 'law' ? byGrid : exact;

  it('the chi-square test of the scatter', () => {
    expect(Object.keys(reference.noise)).toEqual(['scatterP', 'runToRun']);
    for (const [name, value] of Object.entries(reference.noise)) expectRelative(own[name], value, tolerance);
  });

  it('the F test of the law against the spline', () => {
    expectRelative(own.lackOfFitP, reference.law.lackOfFitP ?? Number.NaN, byGrid);
  });

  it.each(['lawR2', 'gainError', 'lastThirdChange'])('of the law: %s', (name) => {
    expectNear(own[name], reference.law[name]);
  });

  it('the spline: the largest change that could have been missed, and what the law misses', () => {
    expectNear(own.misfit, reference.law.misfit);
    expectRelative(own.largestMissed, reference.spline.largestMissed ?? Number.NaN, tolerance);
  });
});
