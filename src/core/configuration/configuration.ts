import type { ReadingLimits } from '../documents/document.ts';
import type { ColumnMap } from '../formats/wide/columnMap.ts';
import type { ScaleAxis } from '../records/scaleAxis.ts';

/** What to do when two artifacts score one run on one task in one configuration. */
export type DuplicatePolicy = 'error' | 'newest';

/** Bounds on one file, and on all evidence together. A config may lower or raise them; nothing lifts them past the hard limits. */
export interface EvidenceLimits extends ReadingLimits {
  /** Bytes of all files. */
  readonly total: number;
  /** Scores of all files. */
  readonly records: number;
  /** Seconds for reading all files. */
  readonly seconds: number;
}

/** One entry of `evidence`. Globs are relative to the config's base folder and match POSIX paths. */
export interface EvidenceSource {
  readonly files: readonly string[];
  readonly ignore: readonly string[];
  readonly duplicates: DuplicatePolicy;
  /** A format's name, where the user insists on one; null to find it from the content. */
  readonly format: string | null;
  /** What the columns of wide tables mean; left out where the config does not say. */
  readonly columns?: ColumnMap;
}

/** One entry of `training`. Globs are relative to the config's base folder and match POSIX paths. */
export interface TrainingSource {
  readonly files: readonly string[];
  /** The run that logs without a column `run` belong to; null for the stem of each file. */
  readonly run: string | null;
  /** The column with the loss; null to look for the names that are known. */
  readonly loss: string | null;
}

/** The gate's settings. The severity of a trend or a shift under a claim is `warn` unless the strict setting is chosen. */
export interface Gate {
  readonly mode: 'enforce' | 'advise';
  /** Widest `value - bound` that still says something, as a share of the metric's range. */
  readonly resolution: number;
  readonly trend: 'warn' | 'block';
  readonly shift: 'warn' | 'block';
}

/** A config that was read and is valid, with every default filled in. */
export interface Configuration {
  /** Path of the config file; null where the check runs without one. */
  readonly file: string | null;
  /** Folder that relative paths start from, POSIX, relative to the root; '' for the root itself. */
  readonly base: string;
  readonly evidence: readonly EvidenceSource[];
  /** Training logs. */
  readonly training: readonly TrainingSource[];
  readonly runs: string | null;
  readonly tasks: string | null;
  /** `auto` takes the axis that most runs have: a loss, then task-loss, then flops, params, tokens. */
  readonly axis: ScaleAxis | 'auto';
  /** Training FLOPs per parameter and token, for runs that state params and tokens only; null to derive none. */
  readonly flopsPerParameterToken: number | null;
  readonly checkpoints: 'last' | 'all';
  readonly factors: readonly string[];
  readonly plans: readonly string[];
  readonly gate: Gate;
  readonly limits: EvidenceLimits;
}
