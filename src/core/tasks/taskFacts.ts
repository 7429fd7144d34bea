import type { Range } from './metricFacts.ts';

/** What curves have to know of one task under one metric, in the units of normalised records. */
export interface TaskFacts {
  readonly direction: 'higher' | 'lower';
  /** Null for an unbounded metric. */
  readonly range: Range | null;
  /** What no score of an unbounded metric can be below; null where nothing says. */
  readonly floor: number | null;
  /** Expected score of a guesser; null where unknown, or where it differs between the harnesses of the evidence. */
  readonly chance: number | null;
  readonly ceiling: number | null;
  readonly items: number | null;
}

/** What is assumed of a task and metric that nothing is known of. */
export const unknownTaskFacts: TaskFacts = {
  direction: 'higher',
  range: null,
  floor: null,
  chance: null,
  ceiling: null,
  items: null,
};
