import type { Curve } from '../curves/curve.ts';
import { inSpace } from '../curves/inSpace.ts';
import { median } from '../stats/quantile.ts';
import { countOf } from '../text/formatCount.ts';
import { formatNumber } from '../text/formatNumber.ts';
import { bigBenchNumbers } from './bigBenchNumbers.ts';
import { type Design, designKey, makeDesign } from './design.ts';
import { type Judgement, judge } from './judge.ts';
import { type TrendLimits, trendLimits } from './limits.ts';
import { fittedScores } from './meanFunctions.ts';
import { changeBetween, type Measurement } from './measurement.ts';
import { noiseWeights } from './noiseWeights.ts';
import { type Observations, observe } from './observations.ts';
import { trendQuestions } from './questions/index.ts';
import { describedBy, reportedLaw } from './reportedLaw.ts';
import { stability } from './stability.ts';
import { tooFewRuns } from './tooFewRuns.ts';
import type { TrendAnalysis } from './trendAnalysis.ts';
import type { TrendVerdict } from './trendVerdict.ts';
import { words } from './words.ts';

/** How an analysis is to be made. */
export interface TrendSettings {
  /** Resamples for the stability of a verdict; 0 for none. */
  readonly resamples: number;
  readonly seed: number;
  /** Other limits than the documented ones, to see what they do. */
  readonly limits?: Partial<TrendLimits>;
  /** Whether the time for the check is over: then the curves that are left are told as not judged. */
  readonly isOver?: () => boolean;
}

/** Designs kept for groups to come: tasks of one set of models share theirs, and memory stays bounded. */
const designsKept = 24;

/**
 * The trend of each group of curves. A group is one curve, or all curves of a task on one axis, which are one fit with
 * an offset for each. Results are in the groups' order, and each depends on its own group, the seed and the limits only.
 */
export const analyseTrends = (
  groups: readonly (readonly Curve[])[],
  settings: TrendSettings,
): readonly TrendAnalysis[] => {
  const designs = new Map<string, Design>();
  return groups.map((curves) =>
    settings.isOver?.() === true ? notJudged : analyseTrend(curves, settings, designs),
  );
};

const analyseTrend = (
  given: readonly Curve[],
  settings: TrendSettings,
  designs: Map<string, Design>,
): TrendAnalysis => {
  const asked: TrendLimits = { ...trendLimits, ...settings.limits };
  const curves = given.map(inSpace);
  const logged = given[0]?.space.kind === 'logarithmic';
  const observations = observe(curves, asked);
  const { unit, runs } = observations;
  const limits = inUnitsOf(observations, logged, asked);
  const axis = curves[0]?.axis;
  const scales = new Set(observations.position).size;
  if (axis === undefined || runs < limits.fewestRuns || scales < limits.fewestScales) {
    return tooFewRuns(given, observe(given, asked), limits);
  }
  const key = designKey(axis, observations);
  const design = designs.get(key) ?? makeDesign(axis, observations, asked);
  designs.delete(key);
  designs.set(key, design);
  if (designs.size > designsKept)
    for (const oldest of [...designs.keys()].slice(0, 1)) designs.delete(oldest);

  if (observations.score.every((value) => value === observations.score[0])) {
    return identicalScores(given, runs, scales);
  }
  const noise = noiseWeights(design, observations, limits);
  const { measurement } = noise;
  const short = runs < limits.fewRuns;
  const few = runs < limits.stableRuns;
  const seen = judge(measurement, limits, { short, bounded: observations.bounded });
  const { resamples, seed } = settings;
  const share = stability({
    design,
    observations,
    noise,
    judgement: seen,
    limits,
    short,
    few,
    resamples,
    seed,
  });
  const contradicted =
    few && share !== null && share < limits.stableShare && seen.verdict !== 'insufficient' ? seen : null;
  const judgement: Judgement =
    contradicted === null ? seen : { verdict: 'insufficient', reason: 'not-stable' };
  const law = reportedLaw(curves, seen.verdict, noise);
  const numbers: Record<string, number | null> = { runs, scales };
  Object.assign(numbers, bigBenchNumbers(design, observations.score));
  if (contradicted !== null) numbers.resamplesAgreeing = share;
  if (logged) numbers.logarithmic = 1;
  for (const question of Object.values(trendQuestions)) {
    Object.assign(numbers, question.ask(measurement, limits).numbers);
  }
  for (const [name, value] of Object.entries(numbers)) {
    if (value !== null && !Number.isFinite(value)) numbers[name] = null;
  }
  // A small relative deviation, at the typical score.
  const typical = logged ? Math.exp(median(curves.flatMap(({ points }) => points.map((p) => p.score)))) : 1;
  const inMetric = (deviation: number): number => deviation * unit * typical;
  return {
    ...judgement,
    words: words({
      curves,
      axis,
      measurement,
      judgement,
      contradicted,
      limits,
      numbers,
      runs,
      unit,
      logged,
      position: observations.position,
      score: observations.score,
      origin: observations.origin,
      sign: observations.sign,
    }),
    numbers,
    stability: contradicted === null ? share : null,
    gain: gainOf(seen.verdict, measurement, observations, logged),
    law: law?.law ?? null,
    parameters: law?.parameters ?? {},
    r2: law?.r2 ?? null,
    residualSd: inMetric(Math.sqrt(measurement.residualVariance)),
    samplingSd: noise.sampling === null ? null : inMetric(Math.sqrt(noise.sampling.variance)),
  };
};

/**
 * The limits in units of the observations. Without a range the observed spread is the unit, which for a flat curve is noise
 * alone: there a change that matters is a share of the scores' own level, and none can be named where they have no level.
 */
const inUnitsOf = (
  { bounded, level, unit }: Observations,
  logged: boolean,
  limits: TrendLimits,
): TrendLimits =>
  bounded ? limits : { ...limits, flatBound: limits.flatBound * (logged ? 1 / unit : level) };

/** Change of the function that the verdict is about; of the law's for a flat curve, since a constant has none by definition. */
const gainOf = (
  verdict: TrendVerdict,
  measurement: Measurement,
  { origin, unit, sign }: Observations,
  logged: boolean,
): number => {
  const described = describedBy(verdict, measurement);
  const moving = described === measurement.constant ? (measurement.law ?? described) : described;
  const shown = verdict === 'nonmonotonic' ? measurement.best : moving;
  const change = changeBetween(measurement, shown, 0, 1) * unit;
  if (!logged) return change;
  const start = Math.exp(
    origin + sign * unit * (fittedScores(measurement.data, shown)[measurement.sorted[0] ?? 0] ?? 0),
  );
  return sign * start * Math.expm1(sign * change);
};

const notJudged: TrendAnalysis = {
  verdict: 'insufficient',
  reason: 'out-of-time',
  words: ['The time for the check was over before it was judged.'],
  numbers: {},
  stability: null,
  gain: null,
  law: null,
  parameters: {},
  r2: null,
  residualSd: null,
  samplingSd: null,
};

const identicalScores = (curves: readonly Curve[], runs: number, scales: number): TrendAnalysis => ({
  verdict: 'trendless',
  reason: 'identical-scores',
  words: [
    `All ${countOf(runs, 'run')} score the same: ${formatNumber(curves[0]?.points[0]?.score ?? 0, { significant: 3 })}.`,
  ],
  numbers: { runs, scales },
  stability: 1,
  gain: 0,
  law: null,
  parameters: {},
  r2: null,
  residualSd: 0,
  samplingSd: null,
});
