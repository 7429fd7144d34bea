import { describe, it } from 'vitest';
import { polynomialRegression, simpleRegression } from '../../src/core/stats/simpleRegression.ts';
import { weightedLeastSquares } from '../../src/core/stats/weightedLeastSquares.ts';
import { expectAllRelative, expectRelative, readReference } from './readReference.ts';

const { linear } = readReference<{
  readonly linear: readonly {
    readonly name: string;
    readonly columns: readonly (readonly number[])[];
    readonly y: readonly number[];
    readonly coefficients: readonly number[];
    readonly standardErrors: readonly number[];
    readonly residualSd: number;
  }[];
}>('nist');

const named = (name: string) => {
  const found = linear.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe('NIST’s certified linear fits', () => {
  // Longley's columns are nearly collinear (condition 5e9 with the raw year): eight of fifteen digits are left.
  it.each([
    ['Norris', 1e-11],
    ['Pontius', 1e-10],
    ['Longley', 1e-8],
  ])('%s by weighted least squares', (name, tolerance) => {
    const { columns, y, coefficients, standardErrors, residualSd } = named(name);
    const fit = weightedLeastSquares(columns, y);
    if (fit.kind !== 'fitted') throw new Error(fit.reason);
    expectAllRelative(fit.coefficients, coefficients, tolerance);
    expectAllRelative(
      fit.covariance?.map((row, index) => Math.sqrt(row[index] ?? Number.NaN)),
      standardErrors,
      tolerance,
    );
    expectRelative(Math.sqrt(fit.residualVariance ?? Number.NaN), residualSd, tolerance);
  });

  it('Norris by the adapter of ml-regression', () => {
    const { columns, y, coefficients, standardErrors } = named('Norris');
    const fit = simpleRegression(columns[1] ?? [], y);
    if (fit.kind !== 'fitted') throw new Error(fit.reason);
    expectAllRelative([fit.intercept, fit.slope], coefficients, 1e-10);
    expectAllRelative([fit.interceptError, fit.slopeError], standardErrors, 1e-10);
  });

  it('Pontius by the adapter of ml-regression, at the centre of its own scale', () => {
    const { columns, y, coefficients, residualSd } = named('Pontius');
    const fit = polynomialRegression(columns[1] ?? [], y, 2);
    if (fit.kind !== 'fitted') throw new Error(fit.reason);
    const [, , square = 0] = fit.coefficients;
    expectRelative(square / fit.scale ** 2, coefficients[2] ?? Number.NaN, 1e-9);
    expectRelative(Math.sqrt(fit.rss / fit.df), residualSd, 1e-9);
  });
});
