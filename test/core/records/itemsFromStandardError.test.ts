import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsFromStandardError } from '../../../src/core/records/itemsFromStandardError.ts';

describe('the items behind an accuracy', () => {
  // Scores and errors from published files whose items are stated beside them.
  it.each([
    ['ARC challenge', 0.2090443686006826, 0.011882746987406451, 1172],
    ['HellaSwag', 0.309699263095001, 0.0046142462820553684, 10042],
    ['QQP', 0.3681919366806827, 0.0023987402312409195, 40430],
    ['WNLI', 0.43661971830985913, 0.05927935558412971, 71],
  ])('are found for %s', (_, score, standardError, items) => {
    expect(itemsFromStandardError(score, standardError)).toBe(items);
  });

  it.each([
    ['an F1 score', 0.8134110787172012, 0.016223835499225733],
    ['a mean over groups', 0.37075690805145306, 0.001852649937505383],
    ['a rounded table', 0.209, 0.0119],
    ['no scatter', 0, 0],
    ['everything right', 1, 0.01],
    ['an error of zero', 0.5, 0],
    ['a perplexity', 16.8, 0.5],
  ])('are not made up for %s', (_, score, standardError) => {
    expect(itemsFromStandardError(score, standardError)).toBeNull();
  });

  it('are found for any sample of yes-or-no answers, by the textbook formula', () => {
    const sample = fc
      .integer({ min: 2, max: 20_000 })
      .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n - 1 })));
    fc.assert(
      fc.property(sample, ([n, right]) => {
        const mean = right / n;
        const squares = right * (1 - mean) ** 2 + (n - right) * mean ** 2;
        expect(itemsFromStandardError(mean, Math.sqrt(squares / (n - 1) / n))).toBe(n);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
