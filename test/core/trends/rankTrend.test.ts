import { describe, expect, it } from 'vitest';
import { kendallTau } from '../../../src/core/stats/kendallTau.ts';
import { makeDesign } from '../../../src/core/trends/design.ts';
import { observe } from '../../../src/core/trends/observations.ts';
import { rankTrend, scoreRanks } from '../../../src/core/trends/rankTrend.ts';
import { curveOf, type Score } from './curveOf.ts';

const ranked = (...curves: readonly (readonly Score[])[]) => {
  const group = curves.map((scores, index) => curveOf(scores, { axis: 'params', id: `curve ${index}` }));
  const observations = observe(group);
  const design = makeDesign('params', observations);
  return { design, observations, ranks: scoreRanks(design, observations.score) };
};

const scores = [0.3, 0.28, 0.35, 0.4, 0.33, 0.5, 0.52, 0.49, 0.6];

describe('rankTrend', () => {
  it("is Kendall's z, ties in scale counted", () => {
    const scales = [1, 2, 2, 3, 4, 5, 5, 5, 6];
    const { design, ranks, observations } = ranked(
      scales.map((scale, i) => ({ scale, score: scores[i] ?? 0 })),
    );
    const reference = kendallTau([...observations.position], [...observations.score]);
    const { z, byCurve } = rankTrend(design, ranks, new Float64Array(design.runs).fill(1));
    expect(z).toBeCloseTo(reference.kind === 'tested' ? reference.z : 0, 12);
    expect(byCurve[0]).toBe(z);
  });

  it('reads a run that was drawn twice as two runs that are tied', () => {
    const { design, ranks } = ranked(scores.map((score, i) => ({ scale: i + 1, score })));
    const times = Float64Array.from([2, 1, 0, 1, 1, 3, 1, 0, 1]);
    const repeated = scores.flatMap((score, i) =>
      Array.from({ length: times[i] ?? 0 }, () => ({ x: i + 1, y: score })),
    );
    const reference = kendallTau(
      repeated.map(({ x }) => x),
      repeated.map(({ y }) => y),
    );
    expect(rankTrend(design, ranks, times).z).toBeCloseTo(reference.kind === 'tested' ? reference.z : 0, 12);
  });

  it('adds up curves by Stouffer, and leaves out those that cannot tell', () => {
    const rising = scores.map((score, i) => ({ scale: i + 1, score }));
    const short = [
      { scale: 1, score: 0.2 },
      { scale: 9, score: 0.3 },
    ];
    const one = ranked(rising);
    const all = ranked(rising, rising, short);
    const single = rankTrend(one.design, one.ranks, new Float64Array(one.design.runs).fill(1)).z;
    const pooled = rankTrend(all.design, all.ranks, new Float64Array(all.design.runs).fill(1));
    expect(pooled.z).toBeCloseTo((2 * single) / Math.SQRT2, 12);
    expect(pooled.byCurve[2]).toBe(0);
  });
});
