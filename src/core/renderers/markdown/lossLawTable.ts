import type { Report } from '../../report/report.ts';
import { lossLawWords } from '../sections/lossLaws.ts';
import { type MarkdownPart, type MarkdownWriter, tableHead, tableRow } from './markdownPart.ts';

/** Each law of loss with its parameters and the runs that it hangs on most. Always folded. */
export const lossLawTable = (report: Report, write: MarkdownWriter): MarkdownPart => ({
  title: 'Laws of loss against params, tokens and compute',
  noun: 'laws',
  folded: true,
  head: tableHead(['Loss', 'Law', 'Parameters', 'Fitted on, runs', 'Scatter', 'Predicts, and without a run']),
  rows: lossLawWords(report).map(({ subject, law, parameters, fittedOn, scatter, influence }) =>
    tableRow([
      write.sentence(subject),
      write.name(law),
      write.sentence(parameters),
      write.sentence(fittedOn),
      scatter,
      write.sentence(influence),
    ]),
  ),
});
