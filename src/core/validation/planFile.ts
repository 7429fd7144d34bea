import type { Document } from '../documents/document.ts';
import { validators } from './generated/validators.ts';
import { type Validation, validate } from './validation.ts';

/** A factor level as a file may write it; `String(level)` is the level. */
export type WrittenLevel = string | number | boolean;

/** A claim as `schemas/plan.v1.json` has it. */
interface ClaimEntry {
  readonly id: string;
  readonly task: string;
  readonly metric?: string;
  readonly where?: Readonly<Record<string, WrittenLevel>>;
  readonly minus?: { readonly where: Readonly<Record<string, WrittenLevel>> };
  readonly at: Readonly<Record<string, number>>;
  readonly expect: string;
  readonly confidence?: number;
}

/** A plan as `schemas/plan.v1.json` has it. */
export interface PlanFile {
  readonly version: 1;
  readonly plan: string;
  readonly owner?: string;
  readonly 'applies-to'?: readonly string[];
  readonly claims: readonly ClaimEntry[];
}

/** Holds a document to the schema of plans. */
export const validatePlan = (document: Document): Validation<PlanFile> =>
  validate(validators.plan, document, { list: 'claims' });
