import { describe, expect, it } from 'vitest';
import { scanUpperTail } from '../../src/core/trends/scanNull.ts';
import { readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly {
    readonly points: number;
    readonly df: number;
    readonly p: readonly number[];
    readonly z: readonly number[];
  }[];
}>('scanNull');

// The shipped table is made of some thousand draws, the reference of a million. With few degrees of freedom the table's
// approximation to chi-square errs on the careful side.
describe('p of the largest difference between two windows, against a simulation by NumPy', () => {
  it.each(cases)('$points points, $df degrees of freedom: never much too small', ({ points, df, p, z }) => {
    expect(z).toHaveLength(5);
    z.forEach((one, index) => {
      const ratio = scanUpperTail(one, points, df) / (p[index] ?? Number.NaN);
      expect(ratio, `p ${p[index]}`).toBeGreaterThan(0.85);
      expect(ratio, `p ${p[index]}`).toBeLessThan(df < 5 ? 2 : 1.3);
    });
  });
});
