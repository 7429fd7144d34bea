import { describe, expect, it } from 'vitest';
import { naturalSplineBasis, splineKnots } from '../../src/core/stats/naturalSplineBasis.ts';
import { weightedLeastSquares } from '../../src/core/stats/weightedLeastSquares.ts';
import { expectAllRelative, expectRelative, readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly {
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly weights: readonly number[];
    readonly probabilities: readonly number[];
    readonly knots: readonly number[];
    readonly fitted: readonly number[];
    readonly rss: number;
    readonly grid: readonly number[];
    readonly gridFitted: readonly number[];
    readonly gridErrors: readonly number[];
  }[];
}>('naturalSplines');

describe.each(cases)('a natural spline of $knots.length knots against SciPy’s', (reference) => {
  const { x, y, weights } = reference;
  const knots = splineKnots(x, reference.probabilities);
  const basis = naturalSplineBasis(knots);
  const row = (at: number): readonly number[] => [1, ...basis(at)];
  const columns = row(0).map((_, j) => x.map((at) => row(at)[j] ?? 0));
  const fit = weightedLeastSquares(columns, y, weights);
  if (fit.kind !== 'fitted') throw new Error(fit.reason);

  it('has the same knots and the same fit, though not the same basis, to 1e-9', () => {
    expectAllRelative(knots, reference.knots, 1e-12);
    expectAllRelative(fit.fitted, reference.fitted, 1e-9);
    expectRelative(fit.rss, reference.rss, 1e-9);
  });

  it('is a straight line beyond its outer knots, with the same errors, to 1e-8', () => {
    const at = reference.grid.map((place) => {
      const own = row(place);
      const value = own.reduce((sum, one, j) => sum + one * (fit.coefficients[j] ?? 0), 0);
      const variance = own.reduce(
        (sum, a, i) => sum + own.reduce((part, b, j) => part + a * b * (fit.covariance?.[i]?.[j] ?? 0), 0),
        0,
      );
      return { value, se: Math.sqrt(variance) };
    });
    expect(at).toHaveLength(6);
    expectAllRelative(
      at.map(({ value }) => value),
      reference.gridFitted,
      1e-8,
    );
    expectAllRelative(
      at.map(({ se }) => se),
      reference.gridErrors,
      1e-8,
    );
  });
});
