import type { Curve } from '../curves/curve.ts';
import type { ConfigurationDifference } from '../runs/configurationDifferences.ts';
import type { Shift } from '../shifts/shift.ts';
import type { MarkedRun } from '../training/trainingEvent.ts';
import type { TrendAnalysis } from '../trends/trendAnalysis.ts';

/** One task by one metric, with its pooled trend and what shifts across its curves. */
export interface TaskSubject {
  readonly task: string;
  readonly metric: string;
  readonly trend: TrendAnalysis;
  readonly curves: readonly Curve[];
  readonly shifts: readonly Shift[];
  /** Factors that the config does not declare but that vary between the points of one curve. */
  readonly undeclaredFactors: readonly string[];
  /** In what configurations on one curve differ, where `configuration` is among them. */
  readonly configurationDifferences?: readonly ConfigurationDifference[];
  /** Runs of its curves whose training log shows something; left out where no log is known. */
  readonly training?: readonly MarkedRun[];
}
