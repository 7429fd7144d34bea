import type { ScaleAxis } from '../records/scaleAxis.ts';
import type { Source } from '../records/scoreRecord.ts';
import type { MetricSpace } from './metricSpace.ts';

/** One run's score on one curve. */
export interface CurvePoint {
  readonly run: string;
  /** The training run; points that share it are checkpoints of one run and not independent. */
  readonly trainingRun: string;
  /** The raw value on the scale axis: a loss, or a count. */
  readonly scale: number;
  /** The coordinate in which more scale is to the right: -loss, or ln(count). */
  readonly position: number;
  /** In the metric's unit; a fraction where the metric is bounded. */
  readonly score: number;
  /** Standard error of the score, as stated; null where unknown. */
  readonly standardError: number | null;
  /** Number of items behind the score; null where unknown. */
  readonly items: number | null;
  readonly source: Source;
  /** The file beside it that says what its score is of, as HELM's `run_spec.json`; left out where its own file does. */
  readonly describedBy?: string;
}

/**
 * The records of one task and metric, on one scale axis, at one combination of factor levels.
 * Points are sorted by position, then by run id (code units); at most one point a run, and without `checkpoints: all`
 * at most one a training run.
 */
export interface Curve {
  /** Readable and stable: `task · metric · axis · factor=level,…`. */
  readonly id: string;
  readonly task: string;
  readonly metric: string;
  readonly axis: ScaleAxis;
  readonly factors: Readonly<Record<string, string>>;
  /** `lower` for metrics such as perplexity, where less is better. */
  readonly direction: 'higher' | 'lower';
  /** The range of a bounded metric; null for an unbounded one. */
  readonly range: { readonly lower: number; readonly upper: number } | null;
  /** What the metric is judged, fitted and forecast in: one for all curves of a task and metric. */
  readonly space: MetricSpace;
  /** Expected score of a guesser; null where unknown. */
  readonly chance: number | null;
  readonly points: readonly CurvePoint[];
}
