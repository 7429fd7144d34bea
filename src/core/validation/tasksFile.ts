import type { Document } from '../documents/document.ts';
import type { Unit } from '../records/unit.ts';
import { validators } from './generated/validators.ts';
import { type Validation, validate } from './validation.ts';

/** A task card as `schemas/tasks.v1.json` has it; null and left out are unknown. */
interface TaskEntry {
  readonly task: string;
  readonly harness?: string | null;
  readonly metric?: string | null;
  readonly direction?: 'higher' | 'lower' | null;
  readonly unit?: Unit | null;
  readonly chance?: number | null;
  readonly ceiling?: number | null;
  readonly items?: number | null;
}

/** Task cards as `schemas/tasks.v1.json` has them. */
export interface TasksFile {
  readonly version: 1;
  readonly tasks: readonly TaskEntry[];
}

/** Holds a document to the schema of task cards. */
export const validateTasks = (document: Document): Validation<TasksFile> =>
  validate(validators.tasks, document, { list: 'tasks' });
