import { expect, it } from 'vitest';
import { inverseQuadraticForm } from '../../../src/core/stats/inverseQuadraticForm.ts';

it('is v times the solution of M x = v', () => {
  // M = [[4, 2], [2, 3]], v = [2, 5]: x = [-0.5, 2], v'x = 9.
  expect(inverseQuadraticForm([4, 2, 2, 3], [2, 5])).toBeCloseTo(9, 12);
  expect(inverseQuadraticForm([2], [3])).toBeCloseTo(4.5, 12);
});

it('has no value where the matrix has no inverse, or is not positive', () => {
  expect(inverseQuadraticForm([1, 2, 2, 4], [1, 1])).toBeNull();
  expect(inverseQuadraticForm([-1], [1])).toBeNull();
  expect(inverseQuadraticForm([0], [1])).toBeNull();
});
