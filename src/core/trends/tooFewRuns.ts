import type { Curve } from '../curves/curve.ts';
import { inversionShares } from '../stats/kendallTau.ts';
import { pooledKendall } from '../stats/pooledKendall.ts';
import { countOf } from '../text/formatCount.ts';
import { formatNumber } from '../text/formatNumber.ts';
import type { TrendLimits } from './limits.ts';
import type { Observations } from './observations.ts';
import type { TrendAnalysis } from './trendAnalysis.ts';
import { showP } from './trendSubject.ts';

/** Last points of the runs of one curve. */
const lastPoints = ({ points }: Curve): { readonly x: readonly number[]; readonly y: readonly number[] } => {
  const last = new Map(points.map((point) => [point.trainingRun, point]));
  const kept = points.filter((point) => last.get(point.trainingRun) === point);
  return { x: kept.map(({ position }) => position), y: kept.map(({ score }) => score) };
};

/**
 * What can be said where runs or scales are too few for a verdict: the direction by an exact rank test, the change
 * between the ends, and what more runs would add.
 */
export const tooFewRuns = (
  curves: readonly Curve[],
  { runs, sign, unit, score, starts }: Observations,
  limits: TrendLimits,
): TrendAnalysis => {
  const scales = new Set(curves.flatMap(({ points }) => points.map(({ position }) => position))).size;
  const fewRuns = runs < limits.fewestRuns;
  const samples = curves.map(lastPoints).map(({ x, y }) => ({ x, y: y.map((value) => sign * value) }));
  const disjoint = samples.reduce((sum, { x }) => sum + x.length, 0) === runs;
  // Runs that stand on several curves would be counted several times: the longest curve speaks alone then.
  const longest = samples.reduce(
    (best, one) => (one.x.length > (best?.x.length ?? 0) ? one : best),
    samples[0],
  );
  const used = disjoint ? samples : longest === undefined ? [] : [longest];
  const test = pooledKendall(used);
  const gain = changeBetweenEnds(curves, score, starts);
  const sentences = [
    firstWords({ runs, scales, fewRuns, limits, test, change: gain === null ? null : gain * unit }),
  ];
  if (test !== null) sentences.push(directionWords(test, limits));
  if (test !== null && fewRuns) sentences.push(...nextRunWords(used, test, limits));
  return {
    verdict: 'insufficient',
    reason: runs === 0 ? 'no-points' : fewRuns ? 'too-few-runs' : 'too-few-scales',
    words: sentences,
    numbers: {
      runs,
      scales,
      riseP: test?.pRise ?? null,
      fallP: test?.pFall ?? null,
      pairsRising: test?.rising ?? null,
      pairsFalling: test?.falling ?? null,
    },
    stability: null,
    gain: gain === null ? null : gain * unit,
    law: null,
    parameters: {},
    r2: null,
    residualSd: null,
    samplingSd: null,
  };
};

/** Mean over curves of the last score less the first one; null where no curve has two scales. */
const changeBetweenEnds = (
  curves: readonly Curve[],
  score: Float64Array,
  starts: Int32Array,
): number | null => {
  const changes = curves.flatMap(({ points }, c) => {
    const from = starts[c] ?? 0;
    const to = (starts[c + 1] ?? 0) - 1;
    return (points[0]?.position ?? 0) < (points.at(-1)?.position ?? 0)
      ? [(score[to] ?? 0) - (score[from] ?? 0)]
      : [];
  });
  return changes.length === 0 ? null : changes.reduce((sum, value) => sum + value, 0) / changes.length;
};

type Test = NonNullable<ReturnType<typeof pooledKendall>>;

/** What is there, what a verdict needs, and what can be said all the same: the sentence that tables show. */
const firstWords = ({
  runs,
  scales,
  fewRuns,
  limits,
  test,
  change,
}: {
  readonly runs: number;
  readonly scales: number;
  readonly fewRuns: boolean;
  readonly limits: TrendLimits;
  readonly test: Test | null;
  readonly change: number | null;
}): string => {
  if (runs === 0) return 'There is no score to judge.';
  const lack = fewRuns
    ? `${countOf(runs, 'run')}, too few for a verdict (${limits.fewestRuns} needed)`
    : `${countOf(runs, 'run')} at only ${countOf(scales, 'scale')}, too few for a verdict (${limits.fewestScales} needed)`;
  if (change === null) return `${lack}.`;
  const size = formatNumber(Math.abs(change), { significant: 2 });
  const moved =
    change === 0
      ? 'it does not change'
      : `it ${change > 0 ? 'improves' : 'gets worse'} by ${size} from the least to the most scale`;
  if (test === null) return `${lack}: ${moved}.`;
  return `${lack}: ${moved}, ${pairWords(test)} (${showP(Math.min(test.pRise, test.pFall))}).`;
};

/** `better in 10 of 10 pairs`. */
const pairWords = ({ rising, falling, pRise, pFall }: Test): string => {
  const up = pRise <= pFall;
  return `${up ? 'better' : 'worse'} in ${up ? rising : falling} of ${countOf(rising + falling, 'pair')}`;
};

const directionWords = ({ pRise, pFall }: Test, { directionP }: TrendLimits): string => {
  const up = pRise <= pFall;
  return Math.min(pRise, pFall) <= directionP
    ? `That it ${up ? 'improves' : 'gets worse'} is established (exact rank test over all pairs of runs, one-sided); by which law is not.`
    : 'Not even the direction is established (exact rank test over all pairs of runs, one-sided).';
};

/** What a run beyond the largest would give if it continued the direction. */
const nextRunWords = (
  used: readonly { readonly x: readonly number[] }[],
  { rising, falling, pRise, pFall, exact }: Test,
  { directionP }: TrendLimits,
): readonly string[] => {
  const sample = used[0];
  if (!exact || used.length !== 1 || sample === undefined || Math.min(pRise, pFall) <= directionP / 10)
    return [];
  const n = sample.x.length;
  const pairs = Math.max(rising, falling) + n;
  const p = inversionShares(n + 1)
    .slice(pairs)
    .reduce((sum, share) => sum + share, 0);
  return [
    `One more run beyond the largest that continues the direction would bring p to ${showP(p).replace('p = ', '').replace('p < ', 'below ')}.`,
  ];
};
