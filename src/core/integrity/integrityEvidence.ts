import { groupBy } from '../collections/groupBy.ts';
import type { StatedGroup } from '../formats/format.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import type { TaskCard } from '../tasks/taskCard.ts';
import type { TaskFacts } from '../tasks/taskFacts.ts';

/** The scores of one task by one metric, over all runs and configurations. */
export interface TaskScores {
  readonly task: string;
  readonly metric: string;
  readonly facts: TaskFacts;
  /** At least one. */
  readonly records: readonly ScoreRecord[];
}

/** What one file says besides its records. */
export interface StatedFile {
  readonly file: string;
  /** Runs as this file names and describes them, before they were joined. */
  readonly runs: readonly RunFacts[];
  /** Its records as they were read: those that repeat another file's among them. */
  readonly records: readonly ScoreRecord[];
  readonly groups?: readonly StatedGroup[];
}

/** The evidence as the checks see it: joined to its runs, in one set of units. */
export interface IntegrityEvidence {
  readonly records: readonly ScoreRecord[];
  /** The same by task and metric. */
  readonly tasks: readonly TaskScores[];
  readonly runs: ReadonlyMap<string, RunFacts>;
  readonly files: readonly StatedFile[];
  /** The user's own task cards. */
  readonly cards: readonly TaskCard[];
}

/** What the evidence is gathered as. */
interface Gathered {
  readonly records: readonly ScoreRecord[];
  readonly runs: ReadonlyMap<string, RunFacts>;
  factsOf(task: string, metric: string): TaskFacts;
  readonly parts: { readonly files: readonly StatedFile[]; readonly cards: readonly TaskCard[] };
}

/** Lays gathered evidence out for the checks. */
export const integrityEvidence = ({ records, runs, factsOf, parts }: Gathered): IntegrityEvidence => {
  const tasks = [...groupBy(records, ({ task }) => task)].flatMap(([task, ofTask]) =>
    [...groupBy(ofTask, ({ metric }) => metric)].map(
      ([metric, scores]): TaskScores => ({ task, metric, facts: factsOf(task, metric), records: scores }),
    ),
  );
  return { records, tasks, runs, files: parts.files, cards: parts.cards };
};
