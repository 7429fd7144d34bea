import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import type { TrendAnalysis } from '../../../src/core/trends/trendAnalysis.ts';
import { curveOf, type Score } from './curveOf.ts';

const analyse = (curves: readonly Curve[], resamples = 0): TrendAnalysis => {
  const [analysis] = analyseTrends([curves], { resamples, seed: 1 });
  if (analysis === undefined) throw new Error('no analysis');
  return analysis;
};

/** Runs at even losses from 4.2 down to 2.5 with the noise of so many items. */
const drawn = (mean: (t: number) => number, runs = 24, items = 2000, seed = 5): readonly Score[] => {
  const source = randomSource(seed);
  return Array.from({ length: runs }, (_, index) => {
    const t = index / (runs - 1);
    const p = mean(t);
    return { scale: 4.2 - 1.7 * t, score: p + Math.sqrt((p * (1 - p)) / items) * source.normal(), items };
  });
};

const accelerating = (t: number): number => 0.25 + (0.4 * Math.expm1(2 * t)) / Math.expm1(2);

const everyNumberIsFinite = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : value === null || typeof value !== 'object' || Object.values(value).every(everyNumberIsFinite);

describe('the verdicts, with the evidence in words', () => {
  it('predictable: names the law, its share and the gain', () => {
    const trend = analyse([curveOf(drawn(accelerating))], 100);
    expect(trend).toMatchObject({ verdict: 'predictable', reason: 'law-holds', law: 'exponential-in-loss' });
    expect(trend.words[0]).toMatch(
      /^It gains 0\.4\d? from loss 4\.20 to 2\.50 on c4_val; the law carries 99% of the variance\.$/,
    );
    expect(trend.gain).toBeCloseTo(0.4, 1);
    expect(trend.stability).toBeGreaterThan(0.95);
    expect(trend.parameters.rate?.value).toBeCloseTo(2 / 1.7, 0);
    expect(trend.parameters.rate?.se).toBeGreaterThan(0);
    expect(trend.samplingSd).toBeCloseTo(Math.sqrt(0.24 / 2000), 2);
  });

  it('inverse: says how far it falls', () => {
    const trend = analyse([curveOf(drawn((t) => 0.5 - 0.15 * t))]);
    expect(trend).toMatchObject({ verdict: 'inverse', reason: 'falls' });
    expect(trend.words[0]).toMatch(/^It gets worse with scale: falls 0\.1/);
    expect(trend.gain).toBeLessThan(-0.1);
  });

  it('nonmonotonic: tells both moves in their order, with where they happen', () => {
    const trend = analyse([
      curveOf(drawn((t) => (t < 0.6 ? 0.5 - 0.1 * t : 0.44 + 0.6 * (t - 0.6)), 30, 5000)),
    ]);
    expect(trend).toMatchObject({ verdict: 'nonmonotonic', reason: 'rises-and-falls' });
    expect(trend.words[0]).toMatch(
      /^It falls 0\.0\d+ .*and rises 0\.\d+ over the last (third|half) of the range/,
    );
  });

  it('breakthrough: says how narrow the jump is and who stands on both sides', () => {
    const trend = analyse([curveOf(drawn((t) => 0.2 + 0.4 / (1 + Math.exp((0.5 - t) / 0.01))))]);
    expect(trend).toMatchObject({ verdict: 'breakthrough', reason: 'jumps', law: 'logistic-with-floor' });
    expect(trend.words[0]).toMatch(
      /^It jumps by 0\.4\d? within \d+% of the range, with 1\d runs before it and 1\d runs after it/,
    );
  });

  it('trendless: states the change that would have been seen', () => {
    const trend = analyse([curveOf(drawn(() => 0.4))]);
    expect(trend).toMatchObject({ verdict: 'trendless', reason: 'no-change', law: 'constant' });
    expect(trend.words[0]).toMatch(
      /^No change stands out of the noise, and one of 0\.0\d+ or more would have been seen/,
    );
  });

  it('noisy: sets the scatter beside what sampling gives', () => {
    const source = randomSource(3);
    const scattered = drawn(() => 0.4).map((one) => ({ ...one, score: one.score + 0.08 * source.normal() }));
    const trend = analyse([curveOf(scattered)]);
    expect(trend).toMatchObject({ verdict: 'noisy', reason: 'dispersed' });
    expect(trend.words[0]).toMatch(
      /scores scatter by 0\.\d+ about the best curve, where sampling of items gives 0\.011/,
    );
  });

  it('noisy: says by how much a law misses that does not hold, and that the rise is over', () => {
    const trend = analyse([curveOf(drawn((t) => 0.7 - 0.45 * Math.exp(-4 * t), 30, 5000))]);
    expect(trend).toMatchObject({ verdict: 'noisy', reason: 'law-does-not-hold' });
    expect(trend.words[0]).toMatch(
      /^The law \(exponential in the loss\) misses the points by \d+% of the gain.*, most at the (small|large) end\.$/,
    );
    expect(trend.words.join(' ')).toMatch(
      /Over the last third of the runs it (rises|falls) 0\.0\d+ only, where the law rises 0\.\d+/,
    );
  });

  it('noisy: says which end departs from the law, and by how much', () => {
    const stalled = drawn((t) => accelerating(t) - (t > 0.97 ? 0.15 : 0), 24, 5000);
    const trend = analyse([curveOf(stalled)]);
    expect(trend).toMatchObject({ verdict: 'noisy', reason: 'large-end-departs' });
    expect(trend.words[0]).toMatch(
      /^The law \(.+\) does not hold where plans read it: the largest run falls short of it by 0\.0\d+ \(\d\.\d standard deviations of one run, p .+\)\.$/,
    );
    const leapt = drawn((t) => 0.3 + 0.3 * t + (t > 0.97 ? 0.2 : 0), 24, 5000);
    expect(analyse([curveOf(leapt)]).words[0]).toContain('goes beyond it by');
  });

  it('predictable: a law may bend towards its ceiling, as long as it still climbs there', () => {
    const bending = (t: number): number => 0.25 + 0.6 / (1 + Math.exp((0.85 - t) / 0.13));
    const trend = analyse([curveOf(drawn(bending, 30, 8000))]);
    expect(trend).toMatchObject({ verdict: 'predictable', law: 'logistic-with-floor' });
    expect(trend.words[1]).toMatch(/^The law \(logistic that still climbs\) follows the points/);
    expect(Math.abs(trend.numbers.largeEndDeviations ?? 9)).toBeLessThan(3);
    // The bend alone is in the last runs: the exponential misses them.
    expect(trend.parameters.midpoint?.value).toBeCloseTo(-(4.2 - 1.7 * 0.85), 0);
  });

  it('insufficient: says what too much noise hides', () => {
    const wide = analyse([curveOf(drawn(() => 0.4, 10, 60))]);
    expect(wide).toMatchObject({ verdict: 'insufficient', reason: 'cannot-tell' });
    expect(wide.words[0]).toMatch(/a change of up to 0\.\d+ could have been missed/);
    const faint = analyse([curveOf(drawn((t) => 0.3 + 0.08 * t, 24, 400, 11))]);
    expect(faint.verdict).not.toBe('predictable');
  });

  it('insufficient: a gain that only the last runs have', () => {
    const trend = analyse([curveOf(drawn((t) => (t > 0.94 ? 0.6 : 0.25)))]);
    expect(trend).toMatchObject({ verdict: 'insufficient', reason: 'gain-in-last-runs' });
    expect(trend.words[0]).toBe(
      'All the gain comes from the last 2 runs: only runs beyond them can tell a law from a jump.',
    );
  });

  it('identical scores are trendless, and nothing else is said', () => {
    const trend = analyse([curveOf(drawn(() => 0.4).map((one) => ({ ...one, score: 0.25 })))], 50);
    expect(trend).toMatchObject({ verdict: 'trendless', reason: 'identical-scores', gain: 0, stability: 1 });
  });
});

describe('several curves of one task', () => {
  const level = (corpus: string) => ({ id: corpus, factors: { pretraining_corpus: corpus } });

  it('are one fit with an offset for each: a constant distance does not make noise', () => {
    const near = drawn(accelerating, 20, 2000, 1);
    const far = drawn((t) => accelerating(t) + 0.15, 20, 2000, 2);
    const trend = analyse([curveOf(near, level('c4')), curveOf(far, level('rpj'))], 100);
    expect(trend).toMatchObject({ verdict: 'predictable' });
    expect(trend.r2).toBeGreaterThan(0.97);
    expect(trend.numbers.runs).toBe(40);
    expect(trend.stability).toBeGreaterThan(0.9);
  });

  it('are noisy where they go in opposite directions, and the words name them', () => {
    const up = curveOf(
      drawn((t) => 0.4 + 0.15 * t, 20, 2000, 1),
      level('c4'),
    );
    const down = curveOf(
      drawn((t) => 0.55 - 0.15 * t, 20, 2000, 2),
      level('rpj'),
    );
    const trend = analyse([up, down]);
    expect(trend).toMatchObject({ verdict: 'noisy', reason: 'curves-disagree' });
    expect(trend.words[0]).toBe(
      'It improves for pretraining_corpus=c4 and gets worse for pretraining_corpus=rpj, both beyond noise.',
    );
  });
});

describe('metrics and axes', () => {
  it('reads a metric where lower is better as its mirror image', () => {
    const scores = drawn(accelerating);
    const errors = scores.map((one) => ({ ...one, score: 1 - one.score }));
    const trend = analyse([curveOf(errors, { direction: 'lower', metric: 'error' })]);
    expect(trend.verdict).toBe('predictable');
    expect(trend.gain).toBeCloseTo(analyse([curveOf(scores)]).gain ?? 0, 10);
    expect(trend.words.at(-1)).toBe('Lower is better for this metric: a rise is an improvement.');
    // In the user's own unit the law goes down.
    expect(trend.parameters.amplitude?.value).toBeLessThan(0);
  });

  it('judges a metric without a range by its own spread', () => {
    const source = randomSource(9);
    const rating = Array.from({ length: 20 }, (_, i) => ({
      scale: 1e8 * 1.6 ** i,
      score: 8 - 30 * Math.exp(-0.25 * i) + 0.2 * source.normal(),
    }));
    const rising = analyse([curveOf(rating, { axis: 'params', range: null, metric: 'elo' })]);
    expect(rising).toMatchObject({ verdict: 'predictable', law: 'power-law-with-offset', samplingSd: null });
    expect(rising.parameters.exponent?.value).toBeCloseTo(-0.25 / Math.log(1.6), 1);
    expect(rising.gain).toBeCloseTo(29.7, 0);
    expect(rising.words[0]).toMatch(/from params 100M to \d+(\.\d+)?B/);
  });

  it('calls a metric without a range flat only where a tenth of its level would have been seen', () => {
    const source = randomSource(9);
    const flat = (sd: number, level: number): TrendAnalysis => {
      const scores = Array.from({ length: 12 }, (_, i) => ({
        scale: 1e8 * 1.6 ** i,
        score: level + sd * source.normal(),
      }));
      return analyse([curveOf(scores, { axis: 'params', range: null, metric: 'elo' })], 50);
    };
    const quiet = flat(0.2, 20);
    expect(quiet).toMatchObject({ verdict: 'trendless', reason: 'no-change' });
    expect(quiet.words[0]).toMatch(
      /^No change stands out of the noise, and one of 0\.\d+ or more would have/,
    );
    const loud = flat(3, 20);
    expect(loud).toMatchObject({ verdict: 'insufficient', reason: 'cannot-tell' });
    expect(loud.words[0]).toMatch(/but a change of up to \d(\.\d)? could have been missed/);
    expect(loud.words.join(' ')).toMatch(
      /A change of (1\.9|2\.\d) would matter: a tenth of the typical score/,
    );
    // Where 0 is in the middle, no level says what is large.
    expect(flat(0.001, 0)).toMatchObject({ verdict: 'insufficient', reason: 'cannot-tell' });
  });

  it('judges a perplexity on its logarithm, and says so', () => {
    const source = randomSource(4);
    const scores = Array.from({ length: 16 }, (_, i) => ({
      scale: 1e7 * 2 ** i,
      score: Math.exp(2 + 4.5 * 0.8 ** i + 0.03 * source.normal()),
    }));
    const trend = analyse(
      [curveOf(scores, { axis: 'params', range: null, direction: 'lower', metric: 'ppl' })],
      50,
    );
    expect(trend).toMatchObject({ verdict: 'predictable', numbers: { logarithmic: 1 } });
    expect(trend.parameters.offset?.value).toBeCloseTo(2, 0);
    // From e^6.5 to e^2.16.
    expect(trend.gain).toBeGreaterThan(600);
    expect(trend.gain).toBeLessThan(720);
    expect(trend.words[0]).toMatch(/^It gains a factor of (7|8)\d/);
    expect(trend.words.at(-1)).toMatch(/judged on its logarithm/);
  });

  it('takes the noise of a metric without a range from its stated errors', () => {
    const source = randomSource(2);
    const flat = Array.from({ length: 20 }, (_, i) => ({
      scale: 4 - 0.08 * i,
      score: 12 + 0.5 * source.normal(),
      standardError: 0.5,
    }));
    const trend = analyse([curveOf(flat, { range: null, metric: 'bleu' })]);
    expect(trend.samplingSd).toBeCloseTo(0.5, 6);
  });

  it('admits a power law that saturates on a log axis, but not in loss', () => {
    const saturating = drawn((t) => 0.7 - 0.45 * Math.exp(-4 * t), 24, 5000);
    const onParams = saturating.map((one) => ({ ...one, scale: Math.exp(10 * (4.2 - one.scale)) }));
    expect(analyse([curveOf(onParams, { axis: 'params' })]).verdict).toBe('predictable');
    expect(analyse([curveOf(saturating)]).verdict).toBe('noisy');
  });

  it('works without any number of items, and says that the sampling noise is unknown', () => {
    const source = randomSource(3);
    const bare = (mean: (t: number) => number): readonly Score[] =>
      drawn(mean).map(({ scale, score }) => ({ scale, score }));
    expect(analyse([curveOf(bare(accelerating))])).toMatchObject({
      verdict: 'predictable',
      samplingSd: null,
    });
    const loud = bare((t) => 0.3 + 0.15 * t).map((one) => ({
      ...one,
      score: one.score + 0.07 * source.normal(),
    }));
    const trend = analyse([curveOf(loud)]);
    expect(trend.verdict).not.toBe('predictable');
    if (trend.verdict === 'noisy') expect(trend.words[0]).toContain('unknown');
  });

  it('recovers the items from standard errors, point by point', () => {
    const scores = drawn(accelerating).map(({ scale, score }) => ({
      scale,
      score,
      standardError: Math.sqrt((score * (1 - score)) / 2000),
    }));
    const trend = analyse([curveOf(scores)]);
    expect(trend.samplingSd).toBeCloseTo(analyse([curveOf(drawn(accelerating))]).samplingSd ?? 0, 3);
  });

  it('leans less on scores of few items', () => {
    const many = drawn(accelerating, 24, 5000);
    // Half of the runs were read on 50 items only, and came out far too high.
    const mixed = many.map((one, i) => (i % 2 === 0 ? one : { ...one, score: one.score + 0.06, items: 50 }));
    const { gain } = analyse([curveOf(mixed)]);
    expect(gain).toBeCloseTo(0.4, 1);
    expect(analyse([curveOf(mixed)]).verdict).toBe('predictable');
  });

  it('takes several runs at one size', () => {
    const source = randomSource(8);
    const sizes = Array.from({ length: 24 }, (_, i) => ({
      scale: 1e8 * 2 ** Math.floor(i / 4),
      score: 0.3 + 0.05 * Math.floor(i / 4) + 0.01 * source.normal(),
      items: 2000,
    }));
    expect(analyse([curveOf(sizes, { axis: 'params' })], 50)).toMatchObject({ verdict: 'predictable' });
  });
});

describe('checkpoints of one run', () => {
  const checkpoints = (runs: number, each: number, seed: number, trend = 0): readonly Score[] => {
    const source = randomSource(seed);
    return Array.from({ length: runs }, (_, run) => {
      const own = 0.02 * source.normal();
      return Array.from({ length: each }, (_unused, step) => ({
        scale: 4.2 - (1.7 * (run + step / each)) / runs,
        score: 0.4 + (trend * run) / runs + own + 0.003 * source.normal(),
        items: 20_000,
        trainingRun: `run ${run}`,
      }));
    }).flat();
  };

  it('do not count as runs', () => {
    expect(analyse([curveOf(checkpoints(3, 20, 1))])).toMatchObject({
      verdict: 'insufficient',
      reason: 'too-few-runs',
      numbers: { runs: 3 },
    });
  });

  it('do not make noise between runs look like a trend', () => {
    const verdicts = Array.from(
      { length: 60 },
      (_, seed) => analyse([curveOf(checkpoints(12, 6, seed))]).verdict,
    );
    const moved = verdicts.filter((verdict) =>
      ['predictable', 'inverse', 'breakthrough', 'nonmonotonic'].includes(verdict),
    );
    expect(moved.length).toBeLessThanOrEqual(3);
  });

  it('do not either where eight runs have twelve each, which share their run’s error', () => {
    const found = Array.from({ length: 80 }, (_, seed) => analyse([curveOf(checkpoints(8, 12, 100 + seed))]));
    const moved = found.filter(({ numbers }) => Math.min(numbers.riseP ?? 1, numbers.fallP ?? 1) <= 0.005);
    expect(moved.length).toBeLessThanOrEqual(3);
  });

  it('still show a trend that the runs have', () => {
    expect(analyse([curveOf(checkpoints(14, 4, 1, 0.5))], 60)).toMatchObject({ verdict: 'predictable' });
  });
});

describe('analyseTrends', () => {
  const one = curveOf(drawn(accelerating), { id: 'one' });
  const two = curveOf(
    drawn(() => 0.4, 16),
    { id: 'two' },
  );

  it('gives each group the same analysis whatever stands beside it', () => {
    const settings = { resamples: 60, seed: 4 };
    const [alone] = analyseTrends([[one]], settings);
    const beside = analyseTrends([[two], [one], [one, two]], settings);
    expect(beside[1]).toEqual(alone);
    expect(beside).toHaveLength(3);
  });

  it('repeats itself for a seed', () => {
    const settings = { resamples: 60, seed: 4 };
    expect(JSON.stringify(analyseTrends([[one], [two]], settings))).toBe(
      JSON.stringify(analyseTrends([[one], [two]], settings)),
    );
  });

  it('leaves out the stability where no resamples were asked for', () => {
    expect(analyse([one]).stability).toBeNull();
  });

  it('judges by other limits where it is told to', () => {
    const [strict] = analyseTrends([[one]], { resamples: 0, seed: 1, limits: { lawR2: 1.1 } });
    expect(strict?.verdict).not.toBe('predictable');
  });

  it('lets no number out that is not one', () => {
    const constantButOne = drawn(() => 0).map((score, i) => ({ ...score, score: i === 20 ? 1 : 0 }));
    const extremes = [
      curveOf(drawn((t) => (t > 0.5 ? 1 : 0), 20, 100)),
      curveOf(constantButOne),
      curveOf(drawn(() => 0.5, 9, 30)),
      curveOf([]),
      curveOf([{ scale: 3, score: 0.4 }]),
    ];
    for (const trend of extremes.map((curve) => analyse([curve], 40))) {
      expect(everyNumberIsFinite(trend)).toBe(true);
      expect(trend.words.length).toBeGreaterThan(0);
    }
    expect(analyse([])).toMatchObject({ verdict: 'insufficient', reason: 'no-points' });
  });

  it('keeps its memory when there are more designs than it shares', () => {
    const many = Array.from({ length: 30 }, (_, seed) => [
      curveOf(drawn(accelerating, 12 + (seed % 15), 500, seed)),
    ]);
    expect(analyseTrends(many, { resamples: 0, seed: 1 })).toHaveLength(30);
  });
});
