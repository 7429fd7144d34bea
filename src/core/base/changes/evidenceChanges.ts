import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import type { JudgedEvidence } from '../../pipeline/judgeEvidence.ts';
import type { ReportChange } from '../../report/report.ts';
import { reportShift } from '../../report/reportShift.ts';
import type { Shift } from '../../shifts/shift.ts';
import { firstNames } from '../../text/firstNames.ts';
import { formatCount } from '../../text/formatCount.ts';
import type { ComparedEvidence } from '../compareEvidence.ts';
import { newNames } from '../newNames.ts';
import { withdrawnKinds } from '../withdrawnWords.ts';
import { cardChanges } from './cardChanges.ts';

const runsOf = ({ evidence }: JudgedEvidence): ReadonlySet<string> =>
  new Set(evidence.records.map(({ run }) => run));

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] =>
  [...some].filter((name) => !others.has(name)).sort(byCodeUnits);

const countChange = (
  noun: string,
  before: number,
  after: number,
  detail: readonly string[],
): readonly ReportChange[] =>
  before === after && detail.length === 0
    ? []
    : [
        {
          kind: 'evidence',
          effect: 'neutral',
          subject: noun,
          before: formatCount(before),
          after: [formatCount(after), ...detail].join(': '),
        },
      ];

const withdrawnChanges = (compared: ComparedEvidence): readonly ReportChange[] =>
  withdrawnKinds(compared).map(({ subject, was, now }) => ({
    kind: 'evidence',
    effect: 'worse',
    subject,
    before: was,
    after: now,
  }));

const verdictsOf = ({ drawn, analyses }: JudgedEvidence): ReadonlyMap<string, string> =>
  new Map(
    drawn.tasks.flatMap(({ task, metric }, index): [string, string][] => {
      const trend = analyses.ofTasks[index];
      return trend === undefined ? [] : [[`${task} (${metric})`, trend.verdict]];
    }),
  );

const NO_EVIDENCE = 'no evidence';

const verdictChanges = (before: JudgedEvidence, after: JudgedEvidence): readonly ReportChange[] => {
  const [was, now] = [verdictsOf(before), verdictsOf(after)];
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((subject): ReportChange[] => {
    const [old, current] = [was.get(subject) ?? NO_EVIDENCE, now.get(subject) ?? NO_EVIDENCE];
    if (old === current) return [];
    const effect = old === 'predictable' ? 'worse' : current === 'predictable' ? 'better' : 'neutral';
    return [{ kind: 'verdict', effect, subject, before: old, after: current }];
  });
};

/** A ranking that flips is one change, whichever two of the losses show it most. */
const shiftSubject = (shift: Shift): string => {
  const { task, metric, flip } = shift;
  return flip === null
    ? reportShift(shift).id
    : `${task} · ${metric} · ranking by ${flip.factor}: ${flip.levels.join(' / ')}`;
};

const shiftsOf = ({ analyses }: JudgedEvidence): ReadonlyMap<string, string> =>
  new Map(analyses.shifts.map((shift): [string, string] => [shiftSubject(shift), shift.kinds.join(', ')]));

const shiftChanges = (before: JudgedEvidence, after: JudgedEvidence): readonly ReportChange[] => {
  const [was, now] = [shiftsOf(before), shiftsOf(after)];
  return [
    ...[...now].flatMap(([subject, kinds]): ReportChange[] =>
      was.has(subject) ? [] : [{ kind: 'shift', effect: 'worse', subject, before: 'none', after: kinds }],
    ),
    ...[...was].flatMap(([subject, kinds]): ReportChange[] =>
      now.has(subject) ? [] : [{ kind: 'shift', effect: 'better', subject, before: kinds, after: 'none' }],
    ),
  ];
};

/** What a change does to the evidence and to what is read from it. Empty where it touches none. */
export const evidenceChanges = (compared: ComparedEvidence): readonly ReportChange[] => {
  const { head, before } = compared;
  if (before === null || before === head) return [];
  const { nameOf } = newNames(before.evidence, head.evidence);
  const [was, now] = [runsOf(before), runsOf(head)];
  const kept = new Set([...was].map(nameOf));
  const [added, removed] = [without(now, kept), without(kept, now)];
  const renamed = [...was].filter((id) => nameOf(id) !== id).sort(byCodeUnits);
  const detail = [
    ...(added.length === 0 ? [] : [`${firstNames(added)} added`]),
    ...(removed.length === 0 ? [] : [`${firstNames(removed)} removed`]),
    ...(renamed.length === 0 ? [] : [`renamed ${firstNames(renamed.map((id) => `${id} to ${nameOf(id)}`))}`]),
  ];
  return [
    ...withdrawnChanges(compared),
    ...cardChanges(before.evidence.parts.cards, head.evidence.parts.cards),
    ...countChange('runs', was.size, now.size, detail.length === 0 ? [] : [detail.join(', ')]),
    ...countChange('records', before.evidence.records.length, head.evidence.records.length, []),
    ...verdictChanges(before, head),
    ...shiftChanges(before, head),
  ];
};
