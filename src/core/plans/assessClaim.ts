import type { Gate } from '../configuration/configuration.ts';
import type { Curve } from '../curves/curve.ts';
import type { TaskCurves } from '../curves/groupCurves.ts';
import type { ForecastOutcome } from '../forecasts/forecast.ts';
import type { Shift } from '../shifts/shift.ts';
import type { MarkedRun } from '../training/trainingEvent.ts';
import type { TrendAnalysis } from '../trends/trendAnalysis.ts';
import type { RunScale } from '../upstream/upstreamRun.ts';
import { assessDifference, counterpartOf } from './assessDifference.ts';
import type { Claim } from './claim.ts';
import type {
  ClaimAssessment,
  ComparedAllocation,
  CurveAssessment,
  LostRecord,
  Placement,
} from './claimAssessment.ts';
import { matchClaim } from './matchClaim.ts';
import { type Conversions, placeClaim } from './placeClaim.ts';
import { widenedByTurn } from './widenedByTurn.ts';

/** What the claims are assessed on. */
export interface ClaimEvidence {
  readonly tasks: readonly TaskCurves[];
  readonly factors: readonly string[];
  readonly gate: Gate;
  readonly conversions: Conversions;
  trendOf(curve: Curve): TrendAnalysis;
  /** Of the task over all its curves; null where that is not known. */
  trendOfTask(task: TaskCurves): TrendAnalysis | null;
  readonly shifts: readonly Shift[];
  /** Runs of the curve whose training log shows something. */
  trainingOf(curve: Curve): readonly MarkedRun[];
  /** Records that would stand on the curve if they were trusted. */
  lossesOf(curve: Curve): readonly LostRecord[];
  /** A planned run beside the compute-optimal one of its configuration; null where that cannot be said. */
  allocationOf(curve: Curve, plan: RunScale): ComparedAllocation | null;
  /** The forecast on a curve, for a claim that has a place on its axis. */
  forecast(
    curve: Curve,
    placement: Exclude<Placement, { kind: 'unplaced' }>,
    confidence: number,
  ): ForecastOutcome;
}

const rangeWidthOf = ({ range, space, points }: Curve): number => {
  if (range !== null) return range.upper - range.lower;
  const scores = points.map(({ score }) => space.into(score));
  return scores.length === 0 ? 0 : Math.max(...scores) - Math.min(...scores);
};

/** Looks a claim up in the evidence: its curves, its place on their axis, a forecast on each, the shifts it is open to. */
export const assessClaim = (claim: Claim, evidence: ClaimEvidence): ClaimAssessment => {
  const match = matchClaim(claim, evidence.tasks, evidence.factors);
  if (match.kind === 'unmatched') return { kind: 'unmatched', claim, unmatched: match.unmatched };
  const openShifts = evidence.shifts.filter(
    ({ task, metric, factor }) =>
      task === match.task.task && metric === match.task.metric && claim.where[factor] === undefined,
  );
  const pooled = match.task.curves.length > 1 ? (evidence.trendOfTask(match.task)?.verdict ?? null) : null;
  const onCurve = (curve: Curve): CurveAssessment => {
    const placement = placeClaim(claim, curve, evidence.conversions);
    const forecast: ForecastOutcome =
      placement.kind === 'unplaced'
        ? { kind: 'none', reason: placement.reason }
        : evidence.forecast(curve, placement, claim.confidence);
    const trend = evidence.trendOf(curve);
    const rangeWidth = rangeWidthOf(curve);
    const { resolution } = evidence.gate;
    const { params, tokens } = claim.at;
    return {
      claim,
      gate: evidence.gate,
      curve,
      trend,
      pooled,
      placement,
      forecast:
        forecast.kind === 'none'
          ? forecast
          : {
              kind: 'forecast',
              forecast: widenedByTurn(forecast.forecast, trend, { resolution, rangeWidth }, curve.space),
            },
      against: null,
      openShifts,
      rangeWidth,
      training: evidence.trainingOf(curve),
      lost: evidence.lossesOf(curve),
      allocation:
        params === undefined || tokens === undefined
          ? null
          : evidence.allocationOf(curve, { params, tokens }),
    };
  };
  const { minus } = claim;
  if (minus !== null) {
    const other = matchClaim(
      { ...claim, where: { ...claim.where, ...minus } },
      evidence.tasks,
      evidence.factors,
    );
    if (other.kind === 'unmatched') return { kind: 'unmatched', claim, unmatched: other.unmatched };
    const onCurves = match.curves.map((curve) => {
      const counterpart = counterpartOf(curve, other.curves, minus);
      return assessDifference(onCurve(curve), counterpart === null ? null : onCurve(counterpart));
    });
    // Under another configuration it would be another difference.
    return { kind: 'matched', claim, onCurves, elsewhere: [] };
  }
  return {
    kind: 'matched',
    claim,
    onCurves: match.curves.map(onCurve),
    elsewhere: match.elsewhere.map(onCurve),
  };
};
