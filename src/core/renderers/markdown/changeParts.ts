import type { Report } from '../../report/report.ts';
import { leadingChanges } from '../sections/leadingChanges.ts';
import { type MarkdownPart, type MarkdownWriter, tableHead, tableRow } from './markdownPart.ts';

/** What a page leads with: the worst of what this pull request changes, one line each; nothing where nothing changes. */
export const changeLead = (report: Report, most: number, write: MarkdownWriter): readonly string[] => {
  const { shown, more } = leadingChanges(report, most);
  if (shown.length === 0) return [];
  return [
    '**What this changes**',
    '',
    ...shown.map(
      ({ effect, subject, before, after }) =>
        `- ${effect === 'neutral' ? '' : `${effect}: `}${write.name(subject)}: ${write.sentence(`${before} → ${after}`)}`,
    ),
    ...(more === '' ? [] : [`- ${more}`]),
    '',
  ];
};

/** One row a change, the worst first. */
export const changeTable = ({ changes }: Report, write: MarkdownWriter): MarkdownPart => ({
  title: `All ${changes.length} changes against the base`,
  noun: 'changes',
  folded: true,
  head: tableHead(['', 'What', 'Before', 'After']),
  rows: changes.map(({ effect, kind, subject, before, after }) =>
    tableRow([
      effect === 'neutral' ? kind : `${kind}, ${effect}`,
      write.name(subject),
      write.sentence(before),
      write.sentence(after),
    ]),
  ),
});
