import type { Document } from '../documents/document.ts';
import { validators } from './generated/validators.ts';
import type { WrittenLevel } from './planFile.ts';
import { type Validation, validate } from './validation.ts';

/** The facts of a run as `schemas/runs.v1.json` has them; null and left out are unknown. */
export interface RunEntry {
  readonly id: string;
  readonly aliases?: readonly string[] | null;
  readonly params?: number | null;
  readonly params_kind?: 'total' | 'non-embedding' | 'active' | 'unknown' | null;
  readonly tokens?: number | null;
  readonly flops?: number | null;
  readonly step?: number | null;
  readonly training_run?: string | null;
  readonly loss?: Readonly<Record<string, number | null>> | null;
  readonly factors?: Readonly<Record<string, WrittenLevel | null>> | null;
}

/** A runs manifest as `schemas/runs.v1.json` has it. */
export interface RunsFile {
  readonly version: 1;
  readonly runs: readonly RunEntry[];
}

/** Holds a document to the schema of runs manifests. */
export const validateRuns = (document: Document): Validation<RunsFile> =>
  validate(validators.runs, document, { list: 'runs' });
