import { describe, expect, it } from 'vitest';
import { rememberedShapeValues, shapeGrid, shapeValues } from '../../../src/core/backtests/shapeGrid.ts';

describe('shapeGrid', () => {
  it('has 150 shapes whose midpoints run from 0 to 1.6', () => {
    const { steepness, midpoint } = shapeGrid();
    expect(steepness).toHaveLength(150);
    expect(Math.min(...midpoint)).toBe(0);
    expect(Math.max(...midpoint)).toBeCloseTo(1.6, 12);
  });

  it('reaches past a far target at the same spacing, and stays of bounded size for absurd ones', () => {
    const far = shapeGrid(3);
    expect(Math.max(...far.midpoint)).toBeCloseTo(3.3, 12);
    expect(Math.abs((far.midpoint[1] ?? 0) - 1.6 / 24)).toBeLessThan(0.001);
    expect(shapeGrid(1e9).midpoint.length).toBeLessThanOrEqual(1440);
  });

  it('gives logistic values, 0 to 1 and one half at the midpoint', () => {
    const grid = shapeGrid();
    const atHalf = shapeValues(grid, 0.8);
    const node = grid.midpoint.findIndex((midpoint) => Math.abs(midpoint - 0.8) < 1e-12);
    expect(atHalf[node]).toBeCloseTo(0.5, 12);
    for (const t of [-1e6, 0, 1e6]) {
      for (const value of shapeValues(grid, t)) expect(value >= 0 && value <= 1).toBe(true);
    }
    const remembered = rememberedShapeValues(grid);
    expect(remembered(0.8)).toEqual(atHalf);
    expect(remembered(0.8)).toBe(remembered(0.8));
  });
});
