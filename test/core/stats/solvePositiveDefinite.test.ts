import { expect, it } from 'vitest';
import { solvePositiveDefinite } from '../../../src/core/stats/solvePositiveDefinite.ts';

it('solves M b = v', () => {
  // [[4, 2, 0], [2, 3, 1], [0, 1, 2]] times [1, -2, 3] is [0, -1, 4].
  const solution = solvePositiveDefinite([4, 9, 9, 2, 3, 9, 0, 1, 2], [0, -1, 4]);
  [1, -2, 3].forEach((value, index) => {
    expect(solution?.[index]).toBeCloseTo(value, 12);
  });
});

it('has no answer where the matrix has no inverse', () => {
  expect(solvePositiveDefinite([1, 2, 2, 4], [1, 1])).toBeNull();
});
