import type { Document } from '../documents/document.ts';
import { validators } from './generated/validators.ts';
import type { WrittenLevel } from './planFile.ts';
import type { RunEntry } from './runsFile.ts';
import { type Validation, validate } from './validation.ts';

/** One score as `schemas/eval-result.v1.json` has it; null and left out are unknown. */
interface ResultEntry {
  readonly task: string;
  readonly metric: string;
  readonly score: number;
  readonly stderr?: number | null;
  readonly n?: number | null;
  readonly chance?: number | null;
  readonly higher_is_better?: boolean | null;
  readonly task_loss?: number | null;
  readonly factors?: Readonly<Record<string, WrittenLevel | null>> | null;
}

/** A native eval-result as `schemas/eval-result.v1.json` has it. */
export interface EvalResultFile {
  readonly version: 1;
  readonly run: Omit<RunEntry, 'factors'>;
  readonly date?: string | null;
  readonly factors?: Readonly<Record<string, WrittenLevel | null>> | null;
  readonly results: readonly ResultEntry[];
}

/** Holds a document to the schema of native eval-results. A score that is no number falls under SG110. */
export const validateEvalResult = (document: Document): Validation<EvalResultFile> =>
  validate(validators['eval-result'], document, {
    list: 'results',
    ruleOf: (pointer, { keyword }) =>
      keyword === 'type' && pointer.startsWith('/results/') && pointer.endsWith('/score') ? 'SG110' : null,
  });
