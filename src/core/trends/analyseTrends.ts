import type { Curve } from '../curves/curve.ts';
import { type Design, designKey, makeDesign } from './design.ts';
import { judge } from './judge.ts';
import { changeBetween, type Measurement } from './measurement.ts';
import { noiseWeights } from './noiseWeights.ts';
import { observe } from './observations.ts';
import { trendQuestions } from './questions/index.ts';
import { describedBy, reportedLaw } from './reportedLaw.ts';
import { stability } from './stability.ts';
import { type Thresholds, thresholds } from './thresholds.ts';
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
  readonly thresholds?: Partial<Thresholds>;
}

/** Designs kept for groups to come: tasks of one set of models share theirs, and memory stays bounded. */
const designsKept = 24;

/**
 * The trend of each group of curves. A group is one curve, or all curves of a task on one axis, which are one fit with
 * an offset for each. Results are in the groups' order, and each depends on its own group, the seed and the thresholds only.
 */
export const analyseTrends = (
  groups: readonly (readonly Curve[])[],
  settings: TrendSettings,
): readonly TrendAnalysis[] => {
  const designs = new Map<string, Design>();
  return groups.map((curves) => analyseTrend(curves, settings, designs));
};

const analyseTrend = (
  curves: readonly Curve[],
  settings: TrendSettings,
  designs: Map<string, Design>,
): TrendAnalysis => {
  const limits: Thresholds = { ...thresholds, ...settings.thresholds };
  const observations = observe(curves);
  const axis = curves[0]?.axis;
  const scales = new Set(observations.position).size;
  if (axis === undefined || observations.runs < limits.fewestRuns || scales < limits.fewestScales) {
    return tooFewRuns(curves, observations, limits);
  }
  const key = designKey(axis, observations);
  const design = designs.get(key) ?? makeDesign(axis, observations);
  designs.delete(key);
  designs.set(key, design);
  if (designs.size > designsKept)
    for (const oldest of [...designs.keys()].slice(0, 1)) designs.delete(oldest);

  if (observations.score.every((value) => value === observations.score[0])) {
    return identicalScores(observations.runs, scales);
  }
  const noise = noiseWeights(design, observations, limits);
  const { measurement } = noise;
  const short = observations.runs < limits.fewRuns;
  const judgement = judge(measurement, limits, { short, bounded: observations.bounded });
  const law = reportedLaw(curves, judgement.verdict, noise);
  const { unit } = observations;
  const numbers: Record<string, number | null> = { runs: observations.runs, scales };
  for (const question of Object.values(trendQuestions)) {
    Object.assign(numbers, question.ask(measurement, limits).numbers);
  }
  for (const [name, value] of Object.entries(numbers)) {
    if (value !== null && !Number.isFinite(value)) numbers[name] = null;
  }
  return {
    ...judgement,
    words: words({
      curves,
      axis,
      measurement,
      judgement,
      limits,
      numbers,
      runs: observations.runs,
      unit,
      position: observations.position,
    }),
    numbers,
    stability: stability({
      design,
      observations,
      noise,
      judgement,
      limits,
      short,
      resamples: settings.resamples,
      seed: settings.seed,
    }),
    gain: gainOf(judgement.verdict, measurement) * unit,
    law: law?.law ?? null,
    parameters: law?.parameters ?? {},
    r2: law?.r2 ?? null,
    residualSd: Math.sqrt(measurement.residualVariance) * unit,
    samplingSd: noise.samplingVariance === null ? null : Math.sqrt(noise.samplingVariance) * unit,
  };
};

/** Change of the function that the verdict is about; of the law's for a flat curve, since a constant has none by definition. */
const gainOf = (verdict: TrendVerdict, measurement: Measurement): number => {
  const described = describedBy(verdict, measurement);
  const moving = described === measurement.constant ? (measurement.law ?? described) : described;
  return changeBetween(measurement, verdict === 'nonmonotonic' ? measurement.best : moving, 0, 1);
};

const identicalScores = (runs: number, scales: number): TrendAnalysis => ({
  verdict: 'trendless',
  reason: 'identical-scores',
  words: ['All scores are the same.'],
  numbers: { runs, scales },
  stability: 1,
  gain: 0,
  law: null,
  parameters: {},
  r2: null,
  residualSd: 0,
  samplingSd: null,
});
