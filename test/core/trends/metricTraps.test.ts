import { describe, expect, it } from 'vitest';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import { bigBenchNumbers } from '../../../src/core/trends/bigBenchNumbers.ts';
import { metricTrapWords } from '../../../src/core/trends/metricTrapWords.ts';
import type { TrendAnalysis } from '../../../src/core/trends/trendAnalysis.ts';
import { curveOf } from './curveOf.ts';

const shape = (scores: readonly number[], t = scores.map((_, i) => i)) =>
  bigBenchNumbers(
    { t: Float64Array.from(t), representatives: [Int32Array.from(scores.keys())] },
    Float64Array.from(scores),
  );

describe("BIG-bench's linearity and breakthroughness", () => {
  it('are the number of steps for a straight line, with the sign of its direction', () => {
    expect(shape([0.1, 0.2, 0.3, 0.4, 0.5]).linearity).toBeCloseTo(4, 10);
    expect(shape([0.1, 0.2, 0.3, 0.4, 0.5]).breakthroughness).toBeCloseTo(4, 10);
    expect(shape([0.5, 0.4, 0.3, 0.2, 0.1]).linearity).toBeCloseTo(-4, 10);
  });

  it('part where most of the change is one step', () => {
    // Steps 0.01, 0.01, 0.6, 0.01: mean square 0.090075, median square 0.0001.
    const { linearity, breakthroughness } = shape([0.1, 0.11, 0.12, 0.72, 0.73]);
    expect(linearity).toBeCloseTo(0.63 / Math.sqrt(0.090075), 6);
    expect(breakthroughness).toBeCloseTo(63, 6);
  });

  it('take the mean of runs at one scale, and refuse what has no steps', () => {
    expect(shape([0.1, 0.3, 0.3, 0.5, 0.7], [0, 1, 1, 2, 3]).linearity).toBeCloseTo(
      0.6 / Math.sqrt(0.12 / 3),
      10,
    );
    expect(shape([0.2, 0.4])).toEqual({ linearity: null, breakthroughness: null });
    expect(shape([0, 0, 0, 1]).breakthroughness).toBeNull();
  });
});

const analyse = (scores: readonly number[], rest: { chance?: number } = {}): TrendAnalysis => {
  const points = scores.map((score, i) => ({ scale: 1e8 * 1.7 ** i, score, items: 2000 }));
  const [trend] = analyseTrends([[curveOf(points, { axis: 'params', ...rest })]], { resamples: 0, seed: 1 });
  if (trend === undefined) throw new Error('no analysis');
  return trend;
};

describe('the ends of a metric', () => {
  const wobble = [0.004, -0.006, 0.002, 0.007, -0.003, -0.005, 0.001, 0.006, -0.002, 0.003];

  it('chance is named where all scores rest on it, and where the first ones do', () => {
    const flat = analyse(
      wobble.map((w) => 0.25 + w),
      { chance: 0.25 },
    );
    expect(flat.verdict).toBe('trendless');
    expect(flat.words).toContain('All scores lie within noise of chance (0.25).');
    const rising = analyse(
      wobble.map((w, i) => 0.25 + w + 0.05 * Math.max(0, i - 3)),
      { chance: 0.25 },
    );
    expect(rising.words).toContain('The first 4 runs lie within noise of chance (0.25).');
    expect(analyse(wobble.map((w) => 0.25 + w)).words.join(' ')).not.toContain('chance');
  });

  it('so is the best value that can be had', () => {
    const full = analyse([0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 0.998, 0.999]);
    expect(full.words).toContain("3 runs stand at the metric's best value (1).");
  });
});

describe('a continuous metric of the same task', () => {
  const jumps = { reason: 'jumps' };

  it('that rises by a law makes the jump the metric’s', () => {
    const words = metricTrapWords(jumps, () => [
      { metric: 'f1_macro', verdict: 'breakthrough' },
      { metric: 'brier_score', verdict: 'predictable' },
    ]);
    expect(words).toEqual([
      "brier_score of the same task rises by a law: the jump may be the metric's, not the model's.",
    ]);
  });

  it('that jumps as well makes it the model’s', () => {
    expect(metricTrapWords(jumps, () => [{ metric: 'logprob', verdict: 'breakthrough' }])[0]).toMatch(
      /jumps too/,
    );
  });

  it('says nothing where no jump is in question, or where the other metric is all-or-nothing', () => {
    expect(
      metricTrapWords({ reason: 'law-holds' }, () => [{ metric: 'logprob', verdict: 'predictable' }]),
    ).toEqual([]);
    expect(metricTrapWords(jumps, () => [{ metric: 'acc_norm', verdict: 'predictable' }])).toEqual([]);
  });
});
