import type { Document } from '../documents/document.ts';
import { validators } from './generated/validators.ts';
import { type Validation, validate } from './validation.ts';

/** An Inspect log without its samples and its scores, as far as it is read. */
export interface InspectLogFile {
  readonly status?: string | null;
  readonly invalidated?: boolean | null;
  readonly eval: {
    readonly task: string;
    readonly model: string;
    readonly created?: string | null;
    readonly task_args?: Readonly<Record<string, unknown>> | null;
    readonly model_args?: Readonly<Record<string, unknown>> | null;
    readonly config?: { readonly limit?: unknown; readonly epochs?: number | null } | null;
    readonly packages?: Readonly<Record<string, unknown>> | null;
  };
  readonly results?: {
    readonly total_samples?: number | null;
    readonly completed_samples?: number | null;
    readonly scores?: readonly unknown[] | null;
  } | null;
}

/** Holds a document to `schemas/artifacts/inspect-log.v1.json`. */
export const validateInspectLog = (document: Document): Validation<InspectLogFile> =>
  validate(validators['inspect-log'], document);
