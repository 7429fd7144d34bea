import { groupBy } from '../../collections/groupBy.ts';
import type { Report, ReportShift } from '../../report/report.ts';
import { shiftKinds } from '../../shifts/shift.ts';
import { countOf } from '../../text/formatCount.ts';
import { formatProbability } from '../../text/formatProbability.ts';
import { byRelevance, taskRelevance } from '../sections/taskRelevance.ts';
import { untestedSentence } from '../sections/untestedPairs.ts';
import { hanging, paragraph, type TerminalPage } from './terminalPage.ts';

const kindWidth = Math.max(...shiftKinds.map((kind) => kind.length)) + 2;

/** One line for all pairs of levels of which nothing can be said. */
const untestedLines = (page: TerminalPage, report: Report): readonly string[] => {
  const sentence = untestedSentence(report);
  return sentence === '' ? [] : paragraph(page, `${sentence} (more in the JSON report)`, 2, 'dim');
};

/** Subjects that a brief page tells of; the others are counted. */
const mostSubjects = 6;

interface Subject {
  readonly name: string;
  readonly shifts: readonly ReportShift[];
}

const shiftFacts = ({ kind, kinds, q }: ReportShift): readonly string[] => [
  ...kinds.filter((one) => one !== kind).map((one) => `also ${one}`),
  formatProbability('q', q),
];

/** A task and factor with its shifts, each by its main kind, as a sentence with the other kinds and the corrected p-value. */
const subjectLines = (page: TerminalPage, { name, shifts }: Subject, more: number): readonly string[] => [
  ...paragraph(page, name, 2),
  ...shifts.flatMap((shift) => {
    const facts = [...shiftFacts(shift), ...(more > 0 ? [`${countOf(more, 'more pair')} of levels`] : [])];
    return hanging(page, shift.kind, `${shift.sentence} (${facts.join(', ')})`, {
      indent: 4,
      labelWidth: kindWidth,
    });
  }),
];

const largest = (shifts: readonly ReportShift[]): readonly ReportShift[] =>
  shifts.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect)).slice(0, 1);

/** Those of the most relevant tasks first, of each its largest shift. */
const briefLines = (page: TerminalPage, report: Report, subjects: readonly Subject[]): readonly string[] => {
  const relevance = taskRelevance(report);
  const nearest = ({ shifts: [first] }: Subject) => relevance.get(first?.task ?? '');
  const ordered = subjects.toSorted((a, b) => {
    const [one, other] = [nearest(a), nearest(b)];
    return one === undefined || other === undefined ? 0 : byRelevance(one, other);
  });
  const more = ordered.slice(mostSubjects).reduce((sum, { shifts }) => sum + shifts.length, 0);
  return [
    ...ordered
      .slice(0, mostSubjects)
      .flatMap(({ name, shifts }) =>
        subjectLines(page, { name, shifts: largest(shifts) }, shifts.length - 1),
      ),
    ...(more > 0 ? paragraph(page, `and ${countOf(more, 'more shift')}; --verbose lists all`, 2, 'dim') : []),
  ];
};

/** What changes across factors, and how many pairs of levels could not be asked. In brief the most relevant, in full all. */
export const shiftLines = (page: TerminalPage, report: Report, how: 'brief' | 'full'): readonly string[] => {
  const subjects = [
    ...groupBy(report.shifts, ({ task, metric, factor }) => `${task} ${metric} across ${factor}`),
  ].map(([name, shifts]): Subject => ({ name, shifts }));
  const found =
    how === 'full'
      ? subjects.flatMap((subject) => subjectLines(page, subject, 0))
      : briefLines(page, report, subjects);
  return [...found, ...untestedLines(page, report)];
};
