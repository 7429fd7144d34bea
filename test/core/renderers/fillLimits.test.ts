import { describe, expect, it } from 'vitest';
import { fillLimits } from '../../../src/core/renderers/sections/fillLimits.ts';

describe('fillLimits', () => {
  it('shows a limit as it is, or in percent', () => {
    const text = 'below {fewest} runs, p < {p}, within {error%} or {share%}';
    expect(fillLimits(text, { fewest: 8, p: 0.005, error: 1 / 3, share: 0.1 })).toBe(
      'below 8 runs, p < 0.005, within 33% or 10%',
    );
  });

  it('refuses a name that no limit has', () => {
    expect(() => fillLimits('{moveQ}', { moveP: 0.005 })).toThrow('moveQ');
  });
});
