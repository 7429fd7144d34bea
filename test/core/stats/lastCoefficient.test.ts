import { expect, it } from 'vitest';
import { lastCoefficient } from '../../../src/core/stats/lastCoefficient.ts';

it('solves M b = v for its last entry', () => {
  // M = [[4, 2], [2, 3]], v = [2, 5]: b = [-0.5, 2], v'b = 9, M^-1 = [[3, -2], [-2, 4]] / 8.
  const solved = lastCoefficient([4, 2, 2, 3], [2, 5]);
  expect(solved?.form).toBeCloseTo(9, 12);
  expect(solved?.value).toBeCloseTo(2, 12);
  expect(solved?.variance).toBeCloseTo(0.5, 12);
  expect(lastCoefficient([4], [6])).toEqual({ form: 9, value: 1.5, variance: 0.25 });
});

it('has no answer where the matrix has no inverse, or is not positive', () => {
  expect(lastCoefficient([1, 2, 2, 4], [1, 1])).toBeNull();
  expect(lastCoefficient([-1], [1])).toBeNull();
  expect(lastCoefficient([0], [1])).toBeNull();
});
