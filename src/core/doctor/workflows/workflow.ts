import type { Document } from '../../documents/document.ts';

/** A step of a job. */
export interface Step {
  /** JSON pointer of the step in its file, for positions. */
  readonly pointer: string;
  readonly value: unknown;
  /** What stands under `uses`; null for a step that runs a script. */
  readonly uses: string | null;
  /** What stands under `with`; {} without. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** A job, or the call of a reusable workflow. */
export interface Job {
  readonly id: string;
  readonly workflow: Workflow;
  readonly pointer: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
  /** The reusable workflow that the job calls; null where it has steps of its own. */
  readonly calls: string | null;
  readonly needs: readonly string[];
}

/** A workflow file. Merge keys are resolved in its values, though GitHub takes none, so that the rest can be looked at. */
export interface Workflow {
  readonly path: string;
  readonly document: Document;
  readonly value: Readonly<Record<string, unknown>>;
  /** Event to its settings; null where it has none. */
  readonly events: ReadonlyMap<string, unknown>;
  readonly jobs: readonly Job[];
}
