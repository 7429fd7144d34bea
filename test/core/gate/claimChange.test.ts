import { describe, expect, it } from 'vitest';
import { claimChange } from '../../../src/core/gate/claimChange.ts';
import type { Claim, Expectation } from '../../../src/core/plans/claim.ts';
import { aClaim } from '../../support/fixtures.ts';

const atLeast = (min: number): Expectation => ({ min, max: null, text: `>= ${min}` });
const between = (min: number, max: number): Expectation => ({ min, max, text: `${min}..${max}` });
const change = (was: Partial<Claim>, now: Partial<Claim>): string =>
  claimChange(aClaim(was), aClaim(now)).kind;

describe('what became of a claim', () => {
  it.each([
    ['a lower threshold', { expect: atLeast(0.7) }, { expect: atLeast(0.6) }],
    ['a wider range', { expect: between(0.6, 0.7) }, { expect: between(0.5, 0.7) }],
    ['an end of a range left open', { expect: between(0.6, 0.7) }, { expect: atLeast(0.6) }],
    ['less confidence', { confidence: 0.9 }, { confidence: 0.8 }],
    ['another scale', { at: { flops: 1e21 } }, { at: { flops: 2e21 } }],
    ['another level', { where: { corpus: 'a' } }, { where: { corpus: 'b' } }],
    ['a level less', { where: { corpus: 'a' } }, { where: {} }],
    ['another task', { task: 'a' }, { task: 'b' }],
    ['a higher threshold at less confidence', { confidence: 0.9 }, { expect: atLeast(0.9), confidence: 0.5 }],
  ])('%s may let more through', (_, was, now) => {
    expect(change(was, now)).toBe('weakened');
  });

  it.each([
    ['a higher threshold', { expect: atLeast(0.7) }, { expect: atLeast(0.8) }],
    ['a narrower range', { expect: between(0.5, 0.8) }, { expect: between(0.6, 0.7) }],
    ['more confidence', { confidence: 0.8 }, { confidence: 0.9 }],
  ])('%s lets nothing more through', (_, was, now) => {
    expect(change(was, now)).toBe('strengthened');
  });

  it('is the same where it is spelled otherwise', () => {
    const spelled = { expect: { min: 0.7, max: null, text: '>=0.700' }, line: 9 };
    expect(change({ at: { a: 1, b: 2 } }, { ...spelled, at: { b: 2, a: 1 } })).toBe('same');
  });
});
