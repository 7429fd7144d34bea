import { describe, expect, it } from 'vitest';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import type { TrendAnalysis } from '../../../src/core/trends/trendAnalysis.ts';
import { simulateCurve, undisputed } from '../../support/trends/simulatedCurves.ts';
import { curveOf, type Score } from './curveOf.ts';

const analyse = (...curves: readonly (readonly Score[])[]): TrendAnalysis => {
  const group = curves.map((scores, index) => curveOf(scores, { axis: 'params', id: `curve ${index}` }));
  const [analysis] = analyseTrends([group], { resamples: 50, seed: 1 });
  if (analysis === undefined) throw new Error('no analysis');
  return analysis;
};

const sizes = (scores: readonly number[]): readonly Score[] =>
  scores.map((score, i) => ({ scale: 7e7 * 2.5 ** i, score, items: 1000 }));

describe('too few runs for a verdict', () => {
  it('still establishes the direction of five sizes in order, by an exact test', () => {
    const trend = analyse(sizes([0.25, 0.28, 0.33, 0.37, 0.44]));
    expect(trend).toMatchObject({
      verdict: 'insufficient',
      reason: 'too-few-runs',
      stability: null,
      law: null,
    });
    expect(trend.words).toEqual([
      '5 runs, too few for a verdict (8 needed): it improves by 0.19 from the least to the most scale, better in 10 of 10 pairs (p = 0.008).',
      'That it improves is established (exact rank test over all pairs of runs, one-sided); by which law is not.',
      'One more run beyond the largest that continues the direction would bring p to 0.001.',
    ]);
    expect(trend.gain).toBeCloseTo(0.19, 12);
    expect(trend.numbers.riseP).toBeCloseTo(1 / 120, 12);
  });

  it('does not establish what three of them show', () => {
    const { words, numbers } = analyse(sizes([0.25, 0.28, 0.33]));
    expect(numbers.riseP).toBeCloseTo(1 / 6, 12);
    expect(words[1]).toMatch(/^Not even the direction is established/);
    expect(words[2]).toMatch(/p to 0\.04/);
  });

  it('says when scores get worse', () => {
    expect(analyse(sizes([0.5, 0.45, 0.4, 0.38, 0.31])).words[0]).toMatch(
      /it gets worse by 0\.19 from the least to the most scale, worse in 10 of 10 pairs/,
    );
  });

  it('adds up curves that were trained apart', () => {
    const other = sizes([0.35, 0.38, 0.42]).map((one, i) => ({ ...one, trainingRun: `other ${i}` }));
    expect(analyse(sizes([0.25, 0.28, 0.33]), other).numbers.riseP).toBeCloseTo(1 / 36, 12);
  });

  it('does not count runs twice that stand on two curves', () => {
    const shared = (scores: readonly number[]): readonly Score[] =>
      sizes(scores).map((one, i) => ({ ...one, trainingRun: `run ${i}` }));
    const trend = analyse(shared([0.25, 0.28, 0.33]), shared([0.35, 0.38, 0.42]));
    expect(trend.numbers).toMatchObject({ runs: 3, pairsRising: 3 });
    expect(trend.numbers.riseP).toBeCloseTo(1 / 6, 12);
  });

  it('counts scales where runs are enough but sizes are not', () => {
    const repeated = Array.from({ length: 12 }, (_, i) => ({
      scale: 1e8 * 4 ** (i % 3),
      score: 0.3 + 0.01 * i,
    }));
    const trend = analyse(repeated);
    expect(trend).toMatchObject({ verdict: 'insufficient', reason: 'too-few-scales' });
    expect(trend.words[0]).toMatch(
      /^12 runs at only 3 scales, too few for a verdict \(5 needed\): it improves by 0\.11/,
    );
  });

  it('has nothing to say of one run or none', () => {
    expect(analyse(sizes([0.3])).words).toEqual(['1 run, too few for a verdict (8 needed).']);
    expect(analyse([]).words).toEqual(['There is no score to judge.']);
  });
});

/** Eight runs that go up and down, or down and up: more than they can show. */
const turning = (index: number): TrendAnalysis => {
  const { nonmonotonic } = undisputed;
  if (nonmonotonic === undefined) throw new Error('no such class');
  const { curve } = simulateCurve(nonmonotonic, 8, 3000, 1, `turning ${index}`);
  const [trend] = analyseTrends([[curve]], { resamples: 50, seed: 1 });
  if (trend === undefined) throw new Error('no analysis');
  return trend;
};

describe('eight and nine runs', () => {
  it('are judged, and the law must predict its own largest runs', () => {
    const steady = analyse(sizes([0.25, 0.29, 0.33, 0.38, 0.42, 0.46, 0.51, 0.55]));
    expect(steady).toMatchObject({ verdict: 'predictable', reason: 'law-holds' });
    expect(steady.stability).toBeGreaterThan(0.8);
    expect(steady.numbers.heldOutError).toBeLessThan(0.03);
  });

  it('are insufficient where it does not', () => {
    const found = Array.from({ length: 30 }, (_, i) => {
      const turn = 0.02 * Math.sin(i);
      return analyse(sizes([0.25, 0.3, 0.34, 0.4, 0.45, 0.52, 0.5 + turn, 0.5 - turn]));
    });
    expect(found.some(({ reason }) => reason === 'law-not-confirmed')).toBe(true);
    for (const { reason, words } of found) {
      if (reason === 'law-not-confirmed')
        expect(words[0]).toMatch(/^Fitted without the largest runs the law misses them by 0\.\d+/);
    }
  });

  it('are insufficient where most resamples contradict the verdict, which is named', () => {
    const found = Array.from({ length: 20 }, (_, i) => turning(i));
    const unstable = found.filter(({ reason }) => reason === 'not-stable');
    expect(unstable.length).toBeGreaterThan(2);
    for (const { verdict, stability, words, numbers } of unstable) {
      expect([verdict, stability]).toEqual(['insufficient', null]);
      expect(numbers.resamplesAgreeing).toBeLessThan(0.5);
      expect(words[0]).toMatch(
        /^8 runs, too few for it: they look .+, but only \d+% of their resamples say so again/,
      );
    }
    for (const { verdict, stability } of found) {
      if (verdict !== 'insufficient') expect(stability).toBeGreaterThanOrEqual(0.5);
    }
  });
});
