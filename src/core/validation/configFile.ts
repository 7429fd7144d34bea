import type { Document } from '../documents/document.ts';
import type { Unit } from '../records/unit.ts';
import { validators } from './generated/validators.ts';
import { type Validation, validate } from './validation.ts';

/** One or several globs. */
export type Globs = string | readonly string[];

/** A column by its name, or with the number that its values are multiples of. */
export type WrittenColumn =
  | string
  | { readonly column: string; readonly times?: number; readonly log10?: boolean };

/** A column map as a config writes it. */
export interface WrittenColumns {
  readonly run?: string | readonly string[];
  readonly task?: string;
  readonly metric?: string;
  /** The one column of scores, with what goes with it, where the columns `task` and `metric` say what they are of. */
  readonly score?: string;
  readonly stderr?: string;
  readonly n?: string;
  readonly unit?: Unit;
  readonly step?: WrittenColumn;
  readonly params?: WrittenColumn;
  readonly params_kind?: 'total' | 'non-embedding' | 'active' | 'unknown';
  readonly tokens?: WrittenColumn;
  readonly flops?: WrittenColumn;
  readonly date?: string;
  readonly scores?: Readonly<
    Record<
      string,
      {
        readonly task?: string;
        readonly metric?: string;
        readonly unit?: Unit;
        readonly stderr?: string;
        readonly n?: string;
        readonly factors?: Readonly<Record<string, string | number>>;
      }
    >
  >;
  readonly task_loss?: Readonly<Record<string, string>>;
  readonly ignore?: string | readonly string[];
  /** `loss:<corpus>` and `factor:<name>`. */
  readonly [key: `loss:${string}`]: WrittenColumn;
  readonly [key: `factor:${string}`]: string;
}

/** A config as `schemas/config.v1.json` has it, without any default filled in. */
export interface ConfigFile {
  readonly version: 1;
  readonly evidence?: readonly {
    readonly files: Globs;
    readonly ignore?: Globs;
    readonly duplicates?: 'error' | 'newest';
    readonly format?: string;
    readonly preset?: 'wandb' | 'leaderboard';
    readonly columns?: WrittenColumns;
  }[];
  readonly training?: readonly {
    readonly files: Globs;
    readonly run?: string;
    readonly loss?: string;
  }[];
  readonly runs?: string | null;
  readonly tasks?: string | null;
  readonly scale?: { readonly axis?: string; readonly flops?: number | null };
  readonly checkpoints?: 'last' | 'all';
  readonly factors?: readonly string[];
  readonly plans?: Globs;
  readonly gate?: {
    readonly mode?: 'enforce' | 'advise';
    readonly resolution?: number;
    readonly trend?: 'warn' | 'block';
    readonly shift?: 'warn' | 'block';
  };
  readonly limits?: Partial<
    Readonly<Record<'bytes' | 'files' | 'depth' | 'total' | 'records' | 'seconds', number>>
  >;
}

/** Holds a document to the schema of the config. */
export const validateConfig = (document: Document): Validation<ConfigFile> =>
  validate(validators.config, document);
