import { describe, expect, it } from 'vitest';
import { countOf, formatCount } from '../../../src/core/text/formatCount.ts';
import { formatNumber } from '../../../src/core/text/formatNumber.ts';
import {
  axisName,
  formatScale,
  formatScales,
  formatScaleValue,
  formatTimes,
} from '../../../src/core/text/formatScale.ts';
import { formatGain, formatScore } from '../../../src/core/text/formatScore.ts';
import { formatShare } from '../../../src/core/text/formatShare.ts';

describe('formatNumber', () => {
  // Rounding as in the Particle Data Group's own worked examples (0.827 ± 0.119, 0.827 ± 0.367) and its 950 rule.
  it.each([
    [0.827, 0.119, '0.83'],
    [0.827, 0.367, '0.8'],
    [0.6684, 0.045, '0.67'],
    [0.6684, 0.012, '0.668'],
    [0.6684, 0.0097, '0.668'],
    [12.3456, 3.5, '12.3'],
    [12.3456, 40, '12'],
  ])('shows %d ± %d as %s', (value, uncertainty, shown) => {
    expect(formatNumber(value, { uncertainty })).toBe(shown);
  });

  it('shows three significant digits where the uncertainty is unknown or zero', () => {
    expect(formatNumber(0.123456)).toBe('0.123');
    expect(formatNumber(2.4)).toBe('2.40');
    expect(formatNumber(1234.5)).toBe('1235');
    expect(formatNumber(0.5, { uncertainty: 0 })).toBe('0.500');
    expect(formatNumber(0)).toBe('0.00');
  });

  it('never shows a negative zero, and leaves fixed point only far out', () => {
    expect(formatNumber(-0.0001, { uncertainty: 0.04 })).toBe('0.00');
    expect(formatNumber(3.2e12)).toBe('3.20e12');
    expect(formatNumber(-4e-9)).toBe('-4.00e-9');
    expect(formatNumber(Number.NaN)).toBe('?');
  });

  it('adds digits until a value reads differently from what it is judged against', () => {
    expect(formatScore(0.6984, 0.05, 0.7)).toBe('0.698');
    expect(formatScore(0.7, 0.05, 0.7)).toBe('0.70');
    expect(formatScore(0.64, 0.05, 0.7)).toBe('0.64');
  });
});

describe('formatGain', () => {
  it('lines up in a column and keeps its sign', () => {
    expect([0.312, -0.0042, 0.00001, 12.34].map(formatGain)).toEqual(['+0.312', '-0.004', '+0.000', '+12.3']);
  });
});

describe('formatShare', () => {
  it('says 100% and 0% of exactly all and none only', () => {
    expect([1, 0.997, 0.5, 0.001, 0].map(formatShare)).toEqual(['100%', '99%', '50%', '1%', '0%']);
  });
});

describe('formatCount', () => {
  it('sets thousands apart and takes the plural it is given', () => {
    expect(formatCount(4784)).toBe('4,784');
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(countOf(1, 'run')).toBe('1 run');
    expect(countOf(0, 'entry', 'entries')).toBe('0 entries');
  });
});

describe('formatScale', () => {
  it.each([
    ['params', 6.9e9, '6.9B params'],
    ['params', 85_100_000, '85.1M params'],
    ['tokens', 1.38e11, '138B tokens'],
    ['tokens', 999_999, '1M tokens'],
    ['tokens', 512, '512 tokens'],
    ['tokens', 3.2e15, '3.2e15 tokens'],
    ['flops', 1e24, '1e24 FLOPs'],
    ['flops', 5.7123e21, '5.71e21 FLOPs'],
    ['loss:c4_val', 2.4, 'loss 2.40 on c4_val'],
    ['task-loss', 0.81234, "loss 0.812 on the task's answers"],
  ])('%s %d reads %s', (axis, value, shown) => {
    expect(formatScale(axis, value)).toBe(shown);
  });

  it('joins the scales of a claim', () => {
    expect(formatScales({ params: 6.9e9, tokens: 1.38e11 })).toBe('6.9B params, 138B tokens');
  });

  it('names axes and multiples', () => {
    expect(axisName('loss:c4_val')).toBe('loss on c4_val');
    expect(axisName('flops')).toBe('flops');
    expect(formatTimes(12.04)).toBe('12×');
    expect(formatScaleValue('flops', Number.NaN)).toBe('?');
  });
});
