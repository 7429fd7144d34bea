import { groupBy } from '../../collections/groupBy.ts';
import type { Report, ReportUntested } from '../../report/report.ts';
import { type UntestedReason, untestedReasons } from '../../shifts/shift.ts';
import { countOf } from '../../text/formatCount.ts';

const reasonWords: Readonly<Record<UntestedReason, string>> = {
  confounded: 'confounded',
  'no-shared-range': 'without a shared range',
  'too-few-runs': 'with too few runs',
  'cannot-tell': 'too uncertain to tell',
  'too-many-levels': 'of more levels than are compared',
};

/** `Nothing can be said of 14 pairs of levels: 8 confounded, 6 with too few runs`; '' where there are none. */
export const untestedSentence = ({ untested }: Report): string => {
  const pairsOf = (pairs: readonly ReportUntested[]): number =>
    pairs.reduce((sum, { others }) => sum + 1 + others, 0);
  const counts = untestedReasons.flatMap((reason) => {
    const count = pairsOf(untested.filter((pair) => pair.reason === reason));
    return count === 0 ? [] : [`${count} ${reasonWords[reason]}`];
  });
  return counts.length === 0
    ? ''
    : `Nothing can be said of ${countOf(pairsOf(untested), 'pair')} of levels: ${counts.join(', ')}`;
};

/** Pairs of which the same is said, on whatever tasks. */
export interface UntestedGroup {
  readonly factor: string;
  readonly levels: readonly string[];
  readonly words: string;
  readonly sentence: string;
  readonly tasks: readonly string[];
}

/** What cannot be said of pairs of levels, by reason, with the tasks that it is true of: one cause often holds for all of them. */
export const untestedGroups = ({ untested }: Report): readonly UntestedGroup[] => {
  const said = ({ factor, levels, reason, sentence }: ReportUntested): string =>
    JSON.stringify([reason, factor, ...levels, sentence]);
  const order = ({ reason }: ReportUntested): number => untestedReasons.indexOf(reason);
  const sorted = untested.toSorted((a, b) => order(a) - order(b));
  return [...groupBy(sorted, said).values()].flatMap((group) => {
    const [any] = group;
    if (any === undefined) return [];
    const { factor, levels, reason } = any;
    const more = Math.max(...group.map(({ others }) => others));
    const sentence =
      more === 0
        ? any.sentence
        : `${any.sentence} So it is with ${countOf(more, 'other pair')} that are not named.`;
    const tasks = group.map(({ task, metric }) => `${task} ${metric}`);
    return [{ factor, levels, words: reasonWords[reason], sentence, tasks }];
  });
};
