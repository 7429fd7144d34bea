import { groupBy } from '../../collections/groupBy.ts';
import type { Report } from '../../report/report.ts';
import { shiftKinds } from '../../shifts/shift.ts';
import { formatProbability } from '../../text/formatProbability.ts';
import { untestedSentence } from '../sections/untestedPairs.ts';
import { hanging, paragraph, type TerminalPage } from './terminalPage.ts';

const kindWidth = Math.max(...shiftKinds.map((kind) => kind.length)) + 2;

/** One line for all pairs of levels of which nothing can be said. */
const untestedLines = (page: TerminalPage, report: Report): readonly string[] => {
  const sentence = untestedSentence(report);
  return sentence === '' ? [] : paragraph(page, `${sentence} (each stands in the JSON report)`, 2, 'dim');
};

/** Shifts by task and factor, each by its main kind, as a sentence with the other kinds and the corrected p-value. */
const foundLines = (page: TerminalPage, { shifts }: Report): readonly string[] =>
  [...groupBy(shifts, ({ task, metric, factor }) => `${task} ${metric} across ${factor}`)].flatMap(
    ([subject, group]) => [
      ...paragraph(page, subject, 2),
      ...group.flatMap(({ kind, kinds, q, sentence }) => {
        const others = kinds.filter((one) => one !== kind).map((one) => `also ${one}`);
        const facts = [...others, formatProbability('q', q)].join(', ');
        return hanging(page, kind, `${sentence} (${facts})`, { indent: 4, labelWidth: kindWidth });
      }),
    ],
  );

/** What changes across factors, and how many pairs of levels could not be asked. */
export const shiftLines = (page: TerminalPage, report: Report): readonly string[] => [
  ...foundLines(page, report),
  ...untestedLines(page, report),
];
