import type { Gate } from '../configuration/configuration.ts';
import type { Curve } from '../curves/curve.ts';
import type { ForecastOutcome } from '../forecasts/forecast.ts';
import type { PlannedRun } from '../forecasts/routes/route.ts';
import type { Distrust } from '../integrity/checkIntegrity.ts';
import type { ScaleAxis } from '../records/scaleAxis.ts';
import type { Source } from '../records/scoreRecord.ts';
import type { Shift } from '../shifts/shift.ts';
import type { MarkedRun } from '../training/trainingEvent.ts';
import type { TrendAnalysis } from '../trends/trendAnalysis.ts';
import type { TrendVerdict } from '../trends/trendVerdict.ts';
import type { PlannedAllocation } from '../upstream/plannedAllocation.ts';
import type { Claim } from './claim.ts';

/** Why a claim meets no curve. `known` lists what the evidence does have, sorted; `suggestion` is the nearest of them. */
export type Unmatched =
  | { readonly kind: 'unknown-task'; readonly known: readonly string[]; readonly suggestion: string | null }
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'unknown-metric'; readonly known: readonly string[] }
  | { readonly kind: 'open-metric'; readonly known: readonly string[] }
  | { readonly kind: 'unknown-factor'; readonly factor: string; readonly known: readonly string[] }
  | {
      readonly kind: 'level-without-evidence';
      readonly factor: string;
      readonly level: string;
      readonly known: readonly string[];
    };

/** A validation loss that was predicted, in nats per token. */
export interface PredictedLoss {
  readonly loss: number;
  /** Standard deviation of the prediction, relative to the loss. */
  readonly relativeError: number;
  /** Whether that deviation was measured by backtests; else a forecast through it counts as not calibrated. */
  readonly backtested: boolean;
}

/** Where a claim's scale stands on its curve's axis, or what is missing to say so. */
export type Placement =
  | {
      readonly kind: 'placed';
      readonly axis: ScaleAxis;
      /** Raw value on the axis. */
      readonly scale: number;
      /** The coordinate in which more scale is to the right. */
      readonly position: number;
      /** Given where the loss is itself a prediction from params and tokens; null where the claim states the scale. */
      readonly predictedLoss: PredictedLoss | null;
      /** Training compute of the target in FLOPs, where known. */
      readonly flops: number | null;
      /** How the scale was reached, where the claim does not state it itself. */
      readonly derivation: string | null;
      /** The run that the claim plans, where it does not state its scale on the axis: then all routes to a score are open. */
      readonly planned: PlannedRun | null;
    }
  /** No place on the axis is known, but the compute of the planned run is, and that leads to a score as well. */
  | { readonly kind: 'planned'; readonly planned: PlannedRun; readonly derivation: string }
  | { readonly kind: 'unplaced'; readonly reason: string };

/** A planned run beside the compute-optimal one, by the law of loss on one corpus. */
export interface ComparedAllocation extends PlannedAllocation {
  readonly corpus: string;
}

/** A record that would stand on a curve if it were trusted, with one reason why it is not. */
export interface LostRecord extends Distrust {
  readonly source: Source;
  /** Fingerprint of all that the rule distrusts in that file. */
  readonly of: string;
  /** The file beside it that says what its score is of; null or left out where its own does. */
  readonly describedBy?: string | null;
}

/** One claim on one curve that it matches: all that the rules look at. */
export interface CurveAssessment {
  readonly claim: Claim;
  readonly gate: Gate;
  readonly curve: Curve;
  readonly trend: TrendAnalysis;
  /** The verdict on the task over all its curves, where it has several; null or left out where this curve is the task. */
  readonly pooled?: TrendVerdict | null;
  readonly placement: Placement;
  readonly forecast: ForecastOutcome;
  /** Of a claim about a difference, the curve that is subtracted; null of a claim about a score. */
  readonly against: { readonly curve: Curve; readonly placement: Placement } | null;
  /** Shifts of this task across factors that the claim leaves open. */
  readonly openShifts: readonly Shift[];
  /** Width of the metric's range in its space: of a bounded metric its bounds, else the observed spread. Of a difference, in its unit. */
  readonly rangeWidth: number;
  /** Runs of the curve whose training log shows something; left out where no log is known. */
  readonly training?: readonly MarkedRun[];
  /** Records that left the curve; left out where none did. */
  readonly lost?: readonly LostRecord[];
  /** The planned run beside the compute-optimal one; null or left out where the claim or the evidence does not say enough. */
  readonly allocation?: ComparedAllocation | null;
}

/** A claim with every curve it matches (at least one), or with the reason why it matches none. */
export type ClaimAssessment =
  | {
      readonly kind: 'matched';
      readonly claim: Claim;
      readonly onCurves: readonly CurveAssessment[];
      /** The same claim on the task's curves that its `where` excludes: what other configurations would have said. */
      readonly elsewhere: readonly CurveAssessment[];
    }
  | { readonly kind: 'unmatched'; readonly claim: Claim; readonly unmatched: Unmatched };
