import type { Source } from '../records/scoreRecord.ts';
import type { Unit } from '../records/unit.ts';

/** What is known of one task under one metric, from the shipped cards or the user's. Null is unknown. */
export interface TaskCard {
  readonly task: string;
  /** The harness this card holds for (chance depends on the formulation); null for all. */
  readonly harness: string | null;
  /** The metric this card holds for; null for all metrics of the task. */
  readonly metric: string | null;
  readonly direction: 'higher' | 'lower' | null;
  /** Records are brought to one unit when they are normalised. */
  readonly unit: Unit | null;
  /** Expected score of a guesser, as a fraction for bounded metrics. */
  readonly chance: number | null;
  /** Highest score that can be reached, as a fraction for bounded metrics. */
  readonly ceiling: number | null;
  /** Number of items. */
  readonly items: number | null;
  /** Where it stands; left out of a shipped one. */
  readonly source?: Source;
}
