import { expect, it } from 'vitest';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import { varianceOfReplicates } from '../../../src/core/trends/varianceOfReplicates.ts';
import { curveOf } from './curveOf.ts';

const at = (t: readonly number[], share = 1) => ({
  size: t.length,
  t: Float64Array.from(t),
  curveOf: new Int32Array(t.length),
  share: new Float64Array(t.length).fill(share),
});
const one = (n: number): Float64Array => new Float64Array(n).fill(1);

it('is the pure error: squares about the means of runs at one scale', () => {
  // (1, 3), (2, 2, 5) and one alone twice: squares 2 + 6 = 8 on 1 + 2 degrees of freedom, with (0, 4) 16 on 4.
  const t = [0, 0, 0.5, 0.5, 0.5, 1, 0.7, 0.7];
  const score = Float64Array.from([1, 3, 2, 2, 5, 9, 0, 4]);
  expect(varianceOfReplicates(at(t), score, one(8))).toBeCloseTo(16 / 4, 12);
});

it('says nothing on fewer than four degrees of freedom, or of checkpoints', () => {
  expect(varianceOfReplicates(at([0, 0, 0, 0]), Float64Array.from([1, 2, 3, 4]), one(4))).toBeNull();
  expect(
    varianceOfReplicates(at([0, 0, 0, 0, 0], 0.5), Float64Array.from([1, 2, 3, 4, 5]), one(5)),
  ).toBeNull();
});

it('keeps its own curve, and stands among the numbers of a trend', () => {
  const seeds = Array.from({ length: 12 }, (_, i) => ({
    scale: 1e8 * 4 ** Math.floor(i / 2),
    score: 0.4 + 0.02 * (i % 2),
    items: 5000,
  }));
  const [trend] = analyseTrends([[curveOf(seeds, { axis: 'params' })]], { resamples: 0, seed: 1 });
  expect(trend?.numbers.replicateSd).toBeCloseTo(0.02 / Math.SQRT2, 6);
});
