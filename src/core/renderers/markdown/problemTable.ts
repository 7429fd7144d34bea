import type { Report } from '../../report/report.ts';
import { countOf, formatCount } from '../../text/formatCount.ts';
import { placeText } from '../sections/placeText.ts';
import { type MarkdownPart, type MarkdownWriter, tableHead, tableRow } from './markdownPart.ts';

const severities = ['error', 'warning', 'notice'] as const;

/** One row a problem, errors first; of one that stands for several their number, which a long sentence that is cut would lose. */
export const problemTable = ({ problems }: Report, write: MarkdownWriter): MarkdownPart => ({
  title: severities
    .map((severity) => ({ severity, count: problems.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => countOf(count, severity))
    .join(', '),
  noun: 'problems',
  head: tableHead(['', 'Where', 'What is wrong']),
  rows: severities.flatMap((severity) =>
    problems
      .filter((one) => one.severity === severity)
      .map((problem) =>
        tableRow([
          `${severity} ${write.name(problem.rule)}${problem.count === undefined ? '' : ` ×${formatCount(problem.count)}`}`,
          write.name(placeText(problem) ?? ''),
          write.sentence(problem.message),
        ]),
      ),
  ),
});
