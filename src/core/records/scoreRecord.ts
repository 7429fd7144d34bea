import type { Origins } from './origins.ts';
import type { Source } from './source.ts';
import type { StatedConfiguration } from './statedConfiguration.ts';
import type { Unit } from './unit.ts';

export type { Source } from './source.ts';

/** One score of one run on one task by one metric under one configuration, as a format's reader found it. */
export interface ScoreRecord {
  /** The run as the artifact names it: an id or an alias, joined to its facts later. */
  readonly run: string;
  readonly task: string;
  readonly metric: string;
  /** Finite, in the metric's own unit as written (unit changes are the task card's business). */
  readonly score: number;
  /** Where the artifact or its column map states it; null where only a task card can. */
  readonly unit: Unit | null;
  /** In the score's unit, at least 0; null where unknown. */
  readonly standardError: number | null;
  /** Number of items the score is a mean over, at least 1; null where unknown. */
  readonly items: number | null;
  /** Expected score of a guesser, in the score's unit; null where unknown. */
  readonly chance: number | null;
  /** True where more is better, null where the artifact does not say. */
  readonly higherIsBetter: boolean | null;
  /** Loss on the task's own gold answers, in nats or bits as the artifact has it; null where unknown. */
  readonly taskLoss: number | null;
  /** Levels of the factors that the artifact states, verbatim: `n_shot`, `harness`, `harness_version`, … */
  readonly factors: Readonly<Record<string, string>>;
  /** When the artifact says it was made, in milliseconds since 1970; null where it does not. Settles `duplicates: newest`. */
  readonly date: number | null;
  /** How it was evaluated, as far as the artifact says; null where it says nothing of it. */
  readonly configuration: StatedConfiguration | null;
  /** The score's own place. */
  readonly source: Source;
  /** Where the fields come from, by what rule. A field without a value has none. */
  readonly origins: Origins;
}

/** What a parameter count counts. Counts of different kinds never share one axis. */
export type ParamsKind = 'total' | 'non-embedding' | 'active' | 'unknown';

/** The facts of one run as one file states them. Null is unknown, never a guess. */
export interface RunFacts {
  readonly id: string;
  /** Other names under which artifacts call this run. */
  readonly aliases: readonly string[];
  /** Parameters, a count greater than 0. */
  readonly params: number | null;
  readonly paramsKind: ParamsKind;
  /** Training tokens, greater than 0. */
  readonly tokens: number | null;
  /** Training compute in FLOPs, greater than 0. */
  readonly flops: number | null;
  /** Training step of this checkpoint; null for a finished run. */
  readonly step: number | null;
  /** The training run that a checkpoint belongs to; checkpoints of one run are not independent. Equal to `id` without checkpoints. */
  readonly trainingRun: string;
  /** Validation loss by corpus, in nats per token. */
  readonly losses: Readonly<Record<string, number>>;
  /** Factor levels that belong to the run: `pretraining_corpus`, `architecture`, … */
  readonly factors: Readonly<Record<string, string>>;
  /** What the artifact calls the training by itself, and no two should share; it never joins anything. */
  readonly uuid?: string;
  readonly source: Source;
  /** Where the facts come from, by what rule. A fact that is not known has none. */
  readonly origins: Origins;
}
