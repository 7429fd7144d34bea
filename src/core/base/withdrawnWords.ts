import { groupBy } from '../collections/groupBy.ts';
import { firstNames } from '../text/firstNames.ts';
import { countOf } from '../text/formatCount.ts';
import type { ComparedEvidence } from './compareEvidence.ts';

/** One kind of thing that a change withdraws. */
export interface WithdrawnKind {
  /** `records of big`. */
  readonly subject: string;
  /** `3 records`. */
  readonly was: string;
  /** What became of it: `contradicted by a second score in evals/b.csv`. */
  readonly now: string;
}

/** Causes that are told one by one; the rest is counted. */
const MOST_CAUSES = 3;

const runsOf = (records: readonly { readonly run: string }[]): readonly string[] =>
  [...new Set(records.map(({ run }) => run))].sort();

/** Points whose runs have other facts: they are told as these facts. */
const OTHER_FACTS = 'with other facts of their run';

/** All that a change withdraws, kind by kind, with the cause of each. */
export const withdrawnKinds = ({
  withdrawal,
  withdrawnLogs,
  rewritten,
}: Pick<ComparedEvidence, 'withdrawal' | 'withdrawnLogs' | 'rewritten'>): readonly WithdrawnKind[] => {
  const { points = [], records = [], runs = [], unscored = [], cards = [], axis = null } = withdrawal ?? {};
  const kind = (count: number, subject: string, was: string, now: string): readonly WithdrawnKind[] =>
    count === 0 ? [] : [{ subject, was, now }];
  const causes = [...groupBy(points, ({ cause }) => cause)].filter(
    ([cause]) => cause !== OTHER_FACTS || runs.length === 0,
  );
  const rest = causes.slice(MOST_CAUSES).flatMap(([, lost]) => lost).length;
  // What stood on no curve of the base is told where nothing else is: of a point its own record is gone as well.
  const offCurves = points.length > 0 ? [] : records;
  return [
    ...causes.slice(0, MOST_CAUSES).flatMap(([cause, lost]) => {
      const ofRuns = runsOf(lost.map(({ point }) => point));
      return kind(lost.length, `records of ${firstNames(ofRuns)}`, countOf(lost.length, 'record'), cause);
    }),
    ...kind(rest, 'further records', countOf(rest, 'record'), 'removed or altered'),
    ...kind(
      offCurves.length,
      `records of ${firstNames(runsOf(offCurves))}`,
      countOf(offCurves.length, 'record'),
      'removed or altered',
    ),
    ...kind(
      runs.length,
      `facts of ${firstNames(runs)}`,
      `those of ${countOf(runs.length, 'run')}`,
      'removed or altered',
    ),
    ...kind(
      unscored.length,
      `laws of loss without ${firstNames(unscored)}`,
      `${countOf(unscored.length, 'run')} less`,
      'bent by runs without a score',
    ),
    ...kind(
      cards.length,
      `task cards of ${firstNames(cards)}`,
      `those of ${countOf(cards.length, 'task')}`,
      'say something else',
    ),
    ...kind(axis === null ? 0 : 1, 'scale axis', axis ?? '', 'another one'),
    ...kind(
      withdrawnLogs.length,
      `training logs ${firstNames(withdrawnLogs)}`,
      countOf(withdrawnLogs.length, 'log'),
      'removed or altered',
    ),
    ...kind(
      rewritten.length,
      `training of ${firstNames(rewritten.map(({ run }) => run))}`,
      countOf(rewritten.flatMap(({ events }) => events).length, 'event'),
      'logged over',
    ),
  ];
};

/** All that a change withdraws, in one phrase. */
export const withdrawnWords = (
  evidence: Pick<ComparedEvidence, 'withdrawal' | 'withdrawnLogs' | 'rewritten'>,
): string =>
  withdrawnKinds(evidence)
    .map(({ subject, was, now }) => `${subject} (${was}, ${now})`)
    .join(', ');
