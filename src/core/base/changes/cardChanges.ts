import type { ReportChange } from '../../report/report.ts';
import type { TaskCard } from '../../tasks/taskCard.ts';

const facts = ['direction', 'unit', 'chance', 'ceiling', 'items'] as const;

/** What a card is for: a card of the same subject on the other side is the same card. */
const subjectOf = ({ task, metric, harness }: TaskCard): string =>
  [task, ...(metric === null ? [] : [metric]), ...(harness === null ? [] : [`by ${harness}`])].join(', ');

const bySubject = (cards: readonly TaskCard[]): ReadonlyMap<string, TaskCard> =>
  new Map(cards.map((card) => [subjectOf(card), card]));

const words = (card: TaskCard | undefined, differing: readonly (typeof facts)[number][]): string =>
  card === undefined ? 'none' : differing.map((fact) => `${fact} ${card[fact] ?? 'not said'}`).join(', ');

/** Every fact that a change adds to the user's cards, alters or takes away, card by card: each may turn a verdict. */
export const cardChanges = (
  before: readonly TaskCard[],
  after: readonly TaskCard[],
): readonly ReportChange[] => {
  const [was, now] = [bySubject(before), bySubject(after)];
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((subject): ReportChange[] => {
    const [old, current] = [was.get(subject), now.get(subject)];
    const differing = facts.filter((fact) => (old?.[fact] ?? null) !== (current?.[fact] ?? null));
    if (differing.length === 0 && old !== undefined && current !== undefined) return [];
    const told = differing.length === 0 ? facts : differing;
    return [
      {
        kind: 'evidence',
        effect: 'neutral',
        subject: `task card of ${subject}`,
        before: words(old, told),
        after: words(current, told),
      },
    ];
  });
};
