import { describe, expect, it } from 'vitest';
import { commonEnd, endsEarly, type RunLength } from '../../../src/core/training/runLength.ts';

const aLength = (changes: Partial<RunLength> = {}): RunLength => ({
  lastStep: 5000,
  lastTokens: null,
  declaredTokens: null,
  declaredStep: null,
  ...changes,
});

describe('endsEarly', () => {
  it('holds a run to its declared tokens first', () => {
    const short = endsEarly(aLength({ lastTokens: 4e9, declaredTokens: 8e9, declaredStep: 5000 }), 5000);
    expect(short).toMatchObject({ kind: 'unfinished', step: 5000, size: 0.5, unhealthy: true });
    expect(short?.sentence).toBe('unfinished: the log ends at 4B tokens of 8B tokens, 50% of the way');
    expect(endsEarly(aLength({ lastTokens: 7.9e9, declaredTokens: 8e9 }), 90_000)).toBeNull();
  });

  it('else to its declared step, else to the end of most others', () => {
    expect(endsEarly(aLength({ declaredStep: 10_000 }), null)?.sentence).toBe(
      'unfinished: the log ends at step 5,000 of 10,000, 50% of the way',
    );
    expect(endsEarly(aLength(), 10_000)?.sentence).toMatch(/of 10,000, where most of the others end, 50%/);
    expect(endsEarly(aLength({ declaredStep: 5000 }), 10_000)).toBeNull();
    expect(endsEarly(aLength(), null)).toBeNull();
  });

  it('cannot tell from tokens that only one side states', () => {
    expect(endsEarly(aLength({ lastTokens: 4e9 }), null)).toBeNull();
    expect(endsEarly(aLength({ declaredTokens: 4e9 }), null)).toBeNull();
  });
});

describe('commonEnd', () => {
  it('is where most of at least three logs end, to within one log in twenty', () => {
    expect(commonEnd([10_000, 10_000, 9900, 4000])).toBe(10_000);
    expect(commonEnd([4000, 10_000, 10_000, 10_000])).toBe(10_000);
  });

  it('is none in a ladder, nor among few', () => {
    expect(commonEnd([1000, 2000, 4000, 8000, 16_000])).toBeNull();
    expect(commonEnd([1000, 1000, 1000, 8000, 8000, 8000])).toBeNull();
    expect(commonEnd([10_000, 4000])).toBeNull();
    expect(commonEnd([])).toBeNull();
  });
});
