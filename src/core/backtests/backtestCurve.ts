import { backtestLimits } from './limits.ts';
import { recencyFor } from './recencyFor.ts';
import { rollingOrigins } from './rollingOrigins.ts';
import type { ShapeBasis } from './shapeBasis.ts';
import {
  type FamilyMoments,
  type MixedFamily,
  mixFamilies,
  predictFamilies,
  type ShapeMixture,
  shapeMixture,
} from './shapeMixture.ts';
import { addRun, shapeSums } from './shapeSums.ts';
import type { ScoreLimits, UnitCurve } from './unitCurve.ts';

/** One hidden score, predicted from an earlier origin, before any correction. In forecast units. */
export interface BacktestPrediction {
  readonly curve: string;
  readonly task: string;
  readonly limits: ScoreLimits;
  /** The newest run that the prediction has seen. */
  readonly originRun: string;
  readonly originT: number;
  /** Runs seen, and runs of the whole curve. */
  readonly seen: number;
  readonly runs: number;
  /** Whether it sets scale and quantiles, or the drift only. */
  readonly kept: boolean;
  /** The training run of the hidden score: the unit that is independent of others, if any is. */
  readonly hiddenRun: string;
  readonly hiddenT: number;
  /** hiddenT - originT, above 0. */
  readonly distance: number;
  readonly mean: number;
  readonly spread: number;
  readonly noise: number;
  readonly sampling: number;
  readonly actual: number;
}

/** The same, with the families of shapes that it was mixed of and what each predicts by itself, in the order of the basis. */
export interface FamilyPrediction extends BacktestPrediction {
  readonly families: readonly MixedFamily[];
  readonly byFamily: FamilyMoments;
}

export interface CurveBacktest {
  readonly predictions: readonly FamilyPrediction[];
  /** The mixture fitted to all runs; null for a curve without points. */
  readonly mixture: ShapeMixture | null;
}

/**
 * Walks over the prefixes of a curve, fits the mixture to each, and predicts every later run. A fit never
 * sees a later run: changing hidden scores changes no prediction. Runs at the origin's own t are no
 * extrapolation and are left out, as are checkpoints of a training run that the origin has seen. Cost: runs ×
 * shapes, and one more for every prediction.
 */
export const backtestCurve = (curve: UnitCurve, basis: ShapeBasis, chanceShare: number): CurveBacktest => {
  const { points } = curve;
  const runs = points.length;
  const origins = rollingOrigins(runs);
  const values = points.map((point) => basis.at(point.t));
  const sums = shapeSums(basis.count);
  const seenRuns = new Set<string>();
  const predictions: FamilyPrediction[] = [];
  let mixture: ShapeMixture | null = null;
  let previousT: number | null = null;
  for (const [index, point] of points.entries()) {
    const decay = previousT === null ? 1 : Math.exp(-(point.t - previousT) / recencyFor(curve.kind));
    addRun(sums, point, values[index] ?? new Float64Array(), 1, decay);
    previousT = point.t;
    seenRuns.add(point.trainingRun);
    const seen = index + 1;
    const isOrigin = seen >= origins.first && (runs - 1 - seen) % origins.stride === 0;
    if (!isOrigin && seen < runs) continue;
    const fitted = shapeMixture(sums, curve, chanceShare, basis.parts);
    mixture = fitted;
    const hiddenStride = Math.max(1, Math.ceil((runs - seen) / backtestLimits.mostHidden));
    for (let later = seen; later < runs; later += hiddenStride) {
      const hidden = points[later];
      const hiddenValues = values[later];
      if (hidden === undefined || hiddenValues === undefined) continue;
      const distance = hidden.t - point.t;
      if (!(distance > 0) || seenRuns.has(hidden.trainingRun)) continue;
      const byFamily = predictFamilies(fitted, hiddenValues);
      const { mean, spread } = mixFamilies(fitted.families, byFamily);
      predictions.push({
        curve: curve.id,
        task: curve.task,
        limits: curve.limits,
        originRun: point.run,
        originT: point.t,
        seen,
        runs,
        kept: seen >= origins.firstKept,
        hiddenRun: hidden.trainingRun,
        hiddenT: hidden.t,
        distance,
        mean,
        spread,
        families: fitted.families,
        byFamily,
        noise: fitted.noise,
        sampling: fitted.sampling,
        actual: hidden.y,
      });
    }
  }
  return { predictions, mixture };
};
