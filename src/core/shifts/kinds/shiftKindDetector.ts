import type { TrendVerdict } from '../../trends/trendVerdict.ts';
import type { Comparison } from '../comparison.ts';
import type { FittedDifference } from '../fittedDifference.ts';
import type { ScaleRange } from '../scaleWords.ts';
import type { ShiftKind } from '../shift.ts';

/** The verdict of one curve and the share of resamples that agree with it. */
export interface StableVerdict {
  readonly verdict: TrendVerdict;
  readonly stability: number | null;
}

/** What is known of a pair of levels whose omnibus test was rejected. */
export interface ShiftEvidence {
  readonly comparison: Comparison;
  readonly range: ScaleRange;
  readonly difference: FittedDifference;
  /** The verdicts of the first and the second level's curve, setting by setting, where both are known. */
  readonly verdicts: readonly (readonly [StableVerdict, StableVerdict])[];
}

export interface FoundKind {
  /** In units of the metric's range. */
  readonly effect: number;
  readonly sentence: string;
}

/** One kind of shift: one file that exports one of these, and one line in the registry. */
export interface ShiftKindDetector {
  readonly kind: ShiftKind;
  /** What was found, or null. The pair is known to differ; the question is only how. */
  detect(evidence: ShiftEvidence): FoundKind | null;
}
