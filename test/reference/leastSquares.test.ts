import { describe, expect, it } from 'vitest';
import { fUpperTail } from '../../src/core/stats/distributions.ts';
import { type LeastSquaresFit, weightedLeastSquares } from '../../src/core/stats/weightedLeastSquares.ts';
import { expectAllRelative, expectRelative, readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly {
    readonly name: string;
    readonly columns: readonly (readonly number[])[];
    readonly y: readonly number[];
    readonly weights: readonly number[];
    readonly coefficients: readonly number[];
    readonly standardErrors: readonly number[];
    readonly covariance: readonly (readonly number[])[];
    readonly fitted: readonly number[];
    readonly rss: number;
    readonly df: number;
    readonly nested: {
      readonly columns: number;
      readonly f: number;
      readonly p: number;
      readonly df: number;
    };
  }[];
}>('leastSquares');

const solve = (
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): LeastSquaresFit => {
  const outcome = weightedLeastSquares(columns, y, weights);
  if (outcome.kind !== 'fitted') throw new Error(outcome.reason);
  return outcome;
};

describe.each(cases)('weighted least squares against statsmodels’ WLS: $name', (reference) => {
  const { columns, y, weights } = reference;
  const own = solve(columns, y, weights);

  it('gives the estimates and their covariance, to 1e-8', () => {
    expectAllRelative(own.coefficients, reference.coefficients, 1e-8);
    expectAllRelative(
      own.covariance?.map((row, index) => Math.sqrt(row[index] ?? Number.NaN)),
      reference.standardErrors,
      1e-8,
    );
    own.covariance?.forEach((row, index) => {
      expectAllRelative(row, reference.covariance[index] ?? [], 1e-7);
    });
  });

  it('gives the fitted values and the residual sum, to 1e-10', () => {
    expectAllRelative(own.fitted, reference.fitted, 1e-10);
    expectRelative(own.rss, reference.rss, 1e-10);
    expect(own.df).toBe(reference.df);
  });

  it('gives the F test of the columns left out, to 1e-8', () => {
    const small = solve(columns.slice(0, reference.nested.columns), y, weights);
    const f = (small.rss - own.rss) / reference.nested.df / (own.rss / own.df);
    expectRelative(f, reference.nested.f, 1e-8);
    expectRelative(fUpperTail(f, reference.nested.df, own.df), reference.nested.p, 1e-7);
  });
});
