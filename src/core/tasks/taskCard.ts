import type { Source } from '../records/scoreRecord.ts';

/** What is known of one task under one metric, from the shipped cards or the user's. Null is unknown. */
export interface TaskCard {
  readonly task: string;
  /** The harness this card holds for (chance depends on the formulation); null for all. */
  readonly harness: string | null;
  /** The metric this card holds for; null for all metrics of the task. */
  readonly metric: string | null;
  readonly direction: 'higher' | 'lower' | null;
  /** `percent` scores are divided by 100 when records are normalised. */
  readonly unit: 'fraction' | 'percent' | 'unbounded' | null;
  /** Expected score of a guesser, as a fraction for bounded metrics. */
  readonly chance: number | null;
  /** Highest score that can be reached, as a fraction for bounded metrics. */
  readonly ceiling: number | null;
  /** Number of items. */
  readonly items: number | null;
  /** Where it stands; left out of a shipped one. */
  readonly source?: Source;
}
