import type { Curve } from '../curves/curve.ts';

/** One setting of the other factors at which all compared levels were measured. */
export interface ComparedSetting {
  /** The other factors and their levels, `n_shot=0,harness=lm-eval`; '' where there are none. */
  readonly name: string;
  /** One a level, in the order of the levels. */
  readonly curves: readonly Curve[];
}

/** Levels of a factor on one task and metric, with the other factors equal in every setting. */
export interface LevelComparison {
  readonly task: string;
  readonly metric: string;
  readonly axis: Curve['axis'];
  readonly direction: Curve['direction'];
  readonly factor: string;
  /** Two or more, in code-unit order. */
  readonly levels: readonly string[];
  /** Sorted by name; not empty. */
  readonly settings: readonly ComparedSetting[];
  /** What differences are taken in: of a metric that is read by its logarithm, they are ratios. */
  readonly space: Curve['space'];
  /** What the metric is measured in: scores run from `lower` over `span` (above 0), in its space. */
  readonly unit: { readonly lower: number; readonly span: number };
  /** Whether the metric is a share of something, so that its variance follows p(1-p). */
  readonly bounded: boolean;
}

/** Two levels of a factor. Differences are the second less the first. */
export interface Comparison extends LevelComparison {
  readonly levels: readonly [string, string];
}
