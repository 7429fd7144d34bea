import { describe, expect, it } from 'vitest';
import { orthonormalColumns } from '../../../src/core/stats/orthonormalColumns.ts';

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

describe('orthonormal columns', () => {
  it('stand at right angles even where the given ones hardly differ', () => {
    const x = Array.from({ length: 20 }, (_, index) => 1e6 + index);
    const { columns, kept } = orthonormalColumns([x.map(() => 1), x, x.map((value) => (value - 1e6) ** 2)]);
    expect(kept).toEqual([0, 1, 2]);
    columns.forEach((a, i) => {
      columns.forEach((b, j) => {
        expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 12);
      });
    });
  });

  it('leave out what says nothing new', () => {
    const { columns, kept } = orthonormalColumns([
      [1, 1, 1],
      [2, 2, 2],
      [0, 0, 0],
      [1, 2, 3],
      [5, 4, 3],
    ]);
    expect(kept).toEqual([0, 3]);
    expect(columns).toHaveLength(2);
  });

  it('span the scaled columns', () => {
    const { columns } = orthonormalColumns([[1, 1]], [3, 4]);
    expect([...(columns[0] ?? [])]).toEqual([0.6, 0.8]);
  });
});
