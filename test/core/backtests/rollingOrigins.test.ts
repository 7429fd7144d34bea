import { describe, expect, it } from 'vitest';
import { rollingOrigins } from '../../../src/core/backtests/rollingOrigins.ts';

describe('rollingOrigins', () => {
  it.each([
    // runs, first origin, first that sets quantiles
    [5, 4, 4],
    [6, 4, 4],
    [8, 4, 4],
    [11, 6, 6],
    [16, 8, 8],
    [17, 10, 11],
    [32, 10, 20],
  ])('of %i runs start at %i, and are kept from %i on', (runs, first, firstKept) => {
    expect(rollingOrigins(runs)).toEqual({ first, firstKept, stride: 1 });
  });

  it('leaves no origin to a ladder of four', () => {
    expect(rollingOrigins(4).first).toBeGreaterThanOrEqual(4);
  });

  it('thins the origins of a long ladder', () => {
    const { first, stride } = rollingOrigins(400);
    expect((400 - first) / stride).toBeLessThanOrEqual(32);
    expect((400 - first) / stride).toBeGreaterThan(25);
  });
});
