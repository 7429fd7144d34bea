import type { Curve } from '../../../src/core/curves/curve.ts';
import type { RunFacts, ScoreRecord } from '../../../src/core/records/scoreRecord.ts';

/** A score that is hidden, with all that a claim may state of its run. */
export interface HiddenTarget {
  readonly run: string;
  /** Index of its curve among the shown ones. */
  readonly curve: number;
  /** A measurement, or the true score of a simulation. */
  readonly actual: number;
  /** Raw value on the axis of the curves. */
  readonly scale: number;
  readonly params: number;
  readonly tokens: number;
  readonly flops: number;
}

/** Evidence of which some runs are hidden. */
export interface DevelopmentSplit {
  readonly name: string;
  /** Without the hidden runs. */
  readonly shown: readonly Curve[];
  readonly records: readonly ScoreRecord[];
  readonly runs: ReadonlyMap<string, RunFacts>;
  readonly hidden: readonly HiddenTarget[];
  /** Whether the axis is a loss, which a claim may state. */
  readonly hasLoss: boolean;
}
