import type { Curve } from '../curves/curve.ts';

/** One setting of the other factors at which both levels were measured. */
export interface ComparedSetting {
  /** The other factors and their levels, `n_shot=0,harness=lm-eval`; '' where there are none. */
  readonly name: string;
  readonly first: Curve;
  readonly second: Curve;
}

/** Two levels of a factor on one task and metric, with the other factors equal in every setting. */
export interface Comparison {
  readonly task: string;
  readonly metric: string;
  readonly axis: Curve['axis'];
  readonly direction: Curve['direction'];
  readonly factor: string;
  /** In code-unit order. Differences are the second less the first. */
  readonly levels: readonly [string, string];
  /** Sorted by name; not empty. */
  readonly settings: readonly ComparedSetting[];
  /** What the metric is measured in: scores run from `lower` over `span` (above 0). */
  readonly unit: { readonly lower: number; readonly span: number };
  /** Whether the metric is a share of something, so that its variance follows p(1-p). */
  readonly bounded: boolean;
}
