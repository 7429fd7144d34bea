import { describe, expect, it } from 'vitest';
import { metricFacts } from '../../../src/core/tasks/metricFacts.ts';

describe('what the name of a metric says', () => {
  it.each([
    'acc',
    'acc_norm',
    'acc_mutual_info',
    'accuracy',
    'prompt_level_strict_acc',
    'exact_match',
    'exact_match,strict-match',
    'em',
    'mc1',
    'pass@1',
    'maj@8',
    'quasi_exact_match',
    'ACC',
  ])('%s is a share of right answers', (metric) => {
    expect(metricFacts(metric)).toEqual({
      direction: 'higher',
      range: { lower: 0, upper: 1 },
      floor: null,
      isAccuracy: true,
    });
  });

  it.each([
    ['f1', 'higher', 0, 1],
    ['macro_f1', 'higher', 0, 1],
    ['mc2', 'higher', 0, 1],
    ['mcc', 'higher', -1, 1],
    ['spearman', 'higher', -1, 1],
  ])('%s is bounded, but chance does not speak of it', (metric, direction, lower, upper) => {
    expect(metricFacts(metric)).toEqual({
      direction,
      range: { lower, upper },
      floor: null,
      isAccuracy: false,
    });
  });

  it.each([
    ['perplexity', 1],
    ['ppl', 1],
    ['word_perplexity', 1],
    ['byte_perplexity', 1],
    ['bits_per_byte', 0],
    ['loss', 0],
    ['brier_score', 0],
    ['wer', 0],
  ])('less of %s is better, without an upper bound, and never below %d', (metric, floor) => {
    expect(metricFacts(metric)).toEqual({ direction: 'lower', range: null, floor, isAccuracy: false });
  });

  it('knows no scale for scores that harnesses write as shares and as percent', () => {
    expect(metricFacts('rougeL')).toMatchObject({ direction: 'higher', range: null });
    expect(metricFacts('bleu')).toMatchObject({ direction: 'higher', range: null });
  });

  it('gives no direction to a share that is best at one half', () => {
    expect(metricFacts('pct_stereotype')).toMatchObject({ direction: null, range: { lower: 0, upper: 1 } });
  });

  it.each(['likelihood_difference', 'account', 'f10', 'accelerate', 'score', ''])(
    'does not know %s',
    (metric) => {
      expect(metricFacts(metric)).toBeNull();
    },
  );
});
