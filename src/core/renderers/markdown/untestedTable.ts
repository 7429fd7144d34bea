import type { Report } from '../../report/report.ts';
import { countOf } from '../../text/formatCount.ts';
import { untestedGroups, untestedSentence } from '../sections/untestedPairs.ts';
import { type MarkdownPart, type MarkdownWriter, tableHead, tableRow } from './markdownPart.ts';

/** One row for each thing that keeps levels from being compared, with the tasks that it is true of. Always folded. */
export const untestedTable = (report: Report, write: MarkdownWriter): MarkdownPart => ({
  title: untestedSentence(report),
  noun: 'rows',
  folded: true,
  head: tableHead(['Factor', '', 'What was seen', 'Tasks']),
  rows: untestedGroups(report).map(({ factor, levels, words, sentence, tasks }) =>
    tableRow([
      write.sentence(`${factor}: ${levels.join(' against ')}`),
      words,
      write.sentence(sentence),
      tasks.length === 1 ? write.name(tasks[0] ?? '') : countOf(tasks.length, 'task'),
    ]),
  ),
});
