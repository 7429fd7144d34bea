import { describe, expect, it } from 'vitest';
import { fitShape } from '../../../src/core/fits/fitShape.ts';
import { fitTogether } from '../../../src/core/fits/fitTogether.ts';
import { separableProblem } from '../../../src/core/fits/separableProblem.ts';
import { exponentialInLoss } from '../../../src/core/laws/exponentialInLoss.ts';

const losses = [4.2, 4.0, 3.8, 3.6, 3.45, 3.3, 3.1, 3.0, 2.85, 2.75, 2.6, 2.5];
const scores = [0.262, 0.271, 0.285, 0.297, 0.322, 0.331, 0.38, 0.398, 0.45, 0.472, 0.55, 0.594];
const weights = [1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25];

const problem = (values: readonly number[]) =>
  separableProblem(
    losses.map((loss, i) => ({
      position: -loss,
      score: values[i] ?? 0,
      weight: weights[i] ?? 1,
      curve: 0,
    })),
    (position) => (position + 4.2) / 1.7,
  );

const from = (values: readonly number[], rate: number) => {
  const given = problem(values);
  const start = fitShape(exponentialInLoss, given, [rate]);
  if (start === null) throw new Error('no start');
  return fitTogether(exponentialInLoss, given, start);
};

// Reference values: scipy.optimize.curve_fit of SciPy 1.17.1 on the same points, tolerances 1e-14.
describe('fitTogether', () => {
  it.each([[0.3], [2], [12]])(
    'comes to the minimum of SciPy from a rate of %d, in any unit of the score',
    (rate) => {
      for (const unit of [1, 1e-5, 100]) {
        const fit = from(
          scores.map((score) => unit * score),
          rate,
        );
        if ('kind' in fit) throw new Error(fit.kind);
        expect((fit.shape[0] ?? 0) / 1.7).toBeCloseTo(1.60772704, 5);
        expect(Math.sqrt(fit.covariance?.[2]?.[2] ?? 0) / 1.7).toBeCloseTo(0.08003415, 5);
        expect(fit.rss / unit ** 2).toBeCloseTo(0.00015721231553017168, 10);
      }
    },
  );

  it('says that a rate cannot be told where there is no amplitude', () => {
    const given = problem(scores);
    expect(
      fitTogether(exponentialInLoss, given, { shape: [2], amplitude: 0, levels: [0.3], rss: 1 }),
    ).toBeDefined();
    expect(
      from(
        losses.map(() => 0.3),
        2,
      ),
    ).toEqual({ kind: 'degenerate' });
  });
});
