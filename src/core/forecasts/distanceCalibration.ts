import type { BacktestPrediction } from '../backtests/backtestCurve.ts';
import type { ErrorCalibration, HeldOutScore } from '../backtests/errorCalibration.ts';
import type { Side } from '../backtests/errorQuantiles.ts';
import { heldOutCoverage } from '../backtests/heldOutCoverage.ts';
import { type ScaleFeatures, scaleOf } from '../backtests/scaleModel.ts';
import { tUpperQuantile } from '../stats/distributions.ts';
import type { Calibration } from './forecast.ts';
import { forecastingLimits } from './limits.ts';

const { shippedDegrees } = forecastingLimits;

/** What the size of the error at a target depends on. In forecast units. */
export interface ErrorSize {
  readonly features: ScaleFeatures;
  /** Variance that an uncertain place on the axis adds; 0 where the place is stated. */
  readonly transported: number;
}

/** What the backtests say about a claim at some distance. */
export interface DistanceCalibration {
  readonly kind: Calibration;
  /** What is missing for a full calibration; null where nothing is. */
  readonly missing: string | null;
  readonly errors: ErrorCalibration;
  /** To be added to a forecast per unit of distance; 0 where the calibration is not full. */
  readonly drift: number;
  /** Where the p-quantile of the error lies beside the forecast: at or below 0 for the lower side, at or above for the upper. */
  offset(p: number, side: Side, size: ErrorSize): number;
  /**
   * The same for a one-sided limit that a decision rests on: where the calibration is borrowed, the wider of
   * borrowed and shipped.
   */
  decisionOffset(p: number, side: Side, size: ErrorSize): number;
  /** Every kept hidden score, with the central interval at a level that its own training run did not set. */
  heldOut(level: number): ReadonlyMap<BacktestPrediction, HeldOutScore>;
  /** The share of them that lie in it; null where too few. */
  coverage(level: number): number | null;
}

/** The shipped p-quantile of error / sigma: -2.0 at 5%, +2.5 at 95%. */
const shippedQuantile = (p: number): number => {
  const { shippedLower, shippedUpper, shippedTail } = forecastingLimits;
  const ratio = tUpperQuantile(1 - p, shippedDegrees) / tUpperQuantile(shippedTail, shippedDegrees);
  return ratio * (p < 0.5 ? shippedLower : shippedUpper);
};

/** How far the kept backtests reach, by task, by origin and by hidden training run. */
export interface BacktestSupport {
  readonly tasks: readonly number[];
  readonly origins: readonly number[];
  readonly hiddenRuns: readonly number[];
}

const longestBy = (
  kept: readonly BacktestPrediction[],
  key: (prediction: BacktestPrediction) => string,
): readonly number[] => {
  const longest = new Map<string, number>();
  for (const prediction of kept) {
    const name = key(prediction);
    longest.set(name, Math.max(longest.get(name) ?? 0, prediction.distance));
  }
  return [...longest.values()];
};

/** The longest kept distance of every task, of every origin (the run that it saw last), and of every hidden training run. */
export const backtestSupport = (kept: readonly BacktestPrediction[]): BacktestSupport => ({
  tasks: longestBy(kept, (prediction) => prediction.task),
  origins: longestBy(kept, (prediction) => prediction.originRun),
  hiddenRuns: longestBy(kept, (prediction) => prediction.hiddenRun),
});

/** The kind of calibration that the support allows, with the number of tasks behind it. */
export interface SupportAt {
  readonly kind: Calibration;
  readonly tasks: number;
  /** What is missing for a full calibration; null where nothing is. */
  readonly missing: string | null;
}

/** What is missing, in words: the first of the conditions that fails. */
const missingFor = (
  needed: { readonly runs: number; readonly tasks: number },
  trainingRuns: number,
  tasks: number,
): string | null => {
  if (trainingRuns < needed.runs)
    return `the curve has ${trainingRuns} training runs, and ${needed.runs} are needed`;
  if (tasks < needed.tasks) {
    const { aloneRuns, aloneHidden } = forecastingLimits;
    const alone =
      tasks === 1
        ? ` (one task alone needs ${aloneRuns} training runs, ${aloneHidden} of them hidden at that distance)`
        : '';
    return `hidden runs at half the claim's distance or more exist for ${tasks} of the ${needed.tasks} tasks that are needed${alone}`;
  }
  return null;
};

/**
 * What the kept backtests support at a distance, for a curve with so many training runs. A backtest counts
 * from half the distance on.
 *
 * - `full`: 8 tasks, 10 runs and 5 origins: scale and quantiles are local.
 * - `borrowed`: 2 tasks and 8 runs, or 8 tasks and 5 runs, or one task and 20 runs, 8 of them hidden from 5 origins: the shipped scale, and quantiles between the local and the
 *   shipped ones ((k local + 8 shipped) / (k + 8), k the number of tasks, at most 7). No drift: few short backtests set
 *   it badly, and it moves curves that are flat.
 * - `none`: less than that: shipped scale and quantiles, no drift; to be shown, not to be decided on.
 */
export const supportAt = (support: BacktestSupport, distance: number, trainingRuns: number): SupportAt => {
  const {
    fullTasks,
    fullRuns,
    fullOrigins,
    borrowedTasks,
    borrowedRuns,
    shortTasks,
    shortRuns,
    aloneRuns,
    aloneHidden,
  } = forecastingLimits;
  const reaching = (longest: readonly number[]): number =>
    longest.filter((reach) => reach >= forecastingLimits.supportingShare * distance).length;
  const tasks = reaching(support.tasks);
  if (tasks >= fullTasks && trainingRuns >= fullRuns && reaching(support.origins) >= fullOrigins) {
    return { kind: 'full', tasks, missing: null };
  }
  const origins = reaching(support.origins);
  if (
    tasks === 1 &&
    trainingRuns >= aloneRuns &&
    origins >= fullOrigins &&
    reaching(support.hiddenRuns) >= aloneHidden
  )
    return {
      kind: 'borrowed',
      tasks,
      missing: missingFor({ runs: fullRuns, tasks: fullTasks }, trainingRuns, tasks),
    };
  const short = trainingRuns < borrowedRuns;
  const forBorrowed = missingFor(
    short ? { runs: shortRuns, tasks: shortTasks } : { runs: borrowedRuns, tasks: borrowedTasks },
    trainingRuns,
    tasks,
  );
  const forFull =
    missingFor({ runs: fullRuns, tasks: fullTasks }, trainingRuns, tasks) ??
    `hidden runs at half the claim's distance or more exist from fewer than ${fullOrigins} origins`;
  return {
    kind: forBorrowed === null ? 'borrowed' : 'none',
    tasks: Math.min(tasks, forecastingLimits.mostBorrowedTasks),
    missing: forBorrowed ?? forFull,
  };
};

/**
 * The same for a claim that lies farther out than twice what the backtests reach, too: where they would support a claim at their
 * own reach, it borrows, and its limits widen with the distance.
 */
export const reachingSupport = (
  support: BacktestSupport,
  distance: number,
  longestBacktest: number,
  trainingRuns: number,
): SupportAt => {
  const supported = supportAt(support, distance, trainingRuns);
  if (supported.kind !== 'none' || distance <= longestBacktest) return supported;
  const { kind, tasks } = supportAt(support, longestBacktest, trainingRuns);
  return kind === 'none'
    ? supported
    : { ...supported, kind: 'borrowed', tasks: Math.min(tasks, forecastingLimits.mostBorrowedTasks) };
};

/**
 * Turns what backtests taught into the limits and the coverage that a kind of calibration uses.
 *
 * `nearer` are the errors that calibrate a nearer claim on the same curve in full, null where there are none. Then no
 * limit lies closer to the forecast than theirs would at this distance: a claim further out knows no more.
 */
export const distanceCalibration = (
  { kind, tasks, missing }: SupportAt,
  errors: ErrorCalibration,
  nearer: ErrorCalibration | null,
): DistanceCalibration => {
  const { borrowedWeight } = forecastingLimits;
  const adjust = (local: number | null, p: number): number => {
    const shipped = shippedQuantile(p);
    if (kind === 'none' || local === null) return shipped;
    return kind === 'full' ? local : (tasks * local + borrowedWeight * shipped) / (tasks + borrowedWeight);
  };
  const outside = (value: number, side: Side): number =>
    side === 'lower' ? Math.min(0, value) : Math.max(0, value);
  const wider = (one: number, other: number, side: Side): number =>
    side === 'lower' ? Math.min(one, other) : Math.max(one, other);
  const quantile = (p: number, side: Side): number => outside(adjust(errors.quantile(p, side), p), side);
  const decisionQuantile = (p: number, side: Side): number =>
    kind === 'full' ? quantile(p, side) : wider(quantile(p, side), shippedQuantile(p), side);
  const offsetBy = (own: number, p: number, side: Side, { features, transported }: ErrorSize): number => {
    const sigma = (by: ErrorCalibration): number => Math.sqrt(scaleOf(by.scale, features) ** 2 + transported);
    const offset = own * sigma(errors);
    if (nearer === null) return offset;
    return wider(offset, outside(nearer.quantile(p, side) ?? 0, side) * sigma(nearer), side);
  };

  const heldOutAt = new Map<number, ReadonlyMap<BacktestPrediction, HeldOutScore>>();
  const heldOut = (level: number): ReadonlyMap<BacktestPrediction, HeldOutScore> => {
    const before = heldOutAt.get(level);
    if (before !== undefined) return before;
    const tail = (1 - level) / 2;
    const made = new Map(
      errors.heldOut(tail, 1 - tail, adjust).map((score) => [score.prediction, score] as const),
    );
    heldOutAt.set(level, made);
    return made;
  };
  const coverages = new Map<number, number | null>();
  return {
    kind,
    missing,
    errors,
    drift: kind === 'full' ? errors.drift : 0,
    offset: (p, side, size) => offsetBy(quantile(p, side), p, side, size),
    decisionOffset: (p, side, size) => offsetBy(decisionQuantile(p, side), p, side, size),
    heldOut,
    coverage: (level) => {
      const before = coverages.get(level);
      if (before !== undefined) return before;
      const value = heldOutCoverage([...heldOut(level).values()]);
      coverages.set(level, value);
      return value;
    },
  };
};
