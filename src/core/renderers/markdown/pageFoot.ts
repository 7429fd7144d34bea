import type { Report } from '../../report/report.ts';
import { inputsSentence, provenanceSentence } from '../sections/inputsSentence.ts';
import { ruleToExplain } from '../sections/nextSteps.ts';
import type { MarkdownWriter } from './markdownPart.ts';

/** What was read and with what, in small print. */
export const pageFoot = (report: Report, write: MarkdownWriter): readonly string[] => {
  const rule = ruleToExplain(report);
  return [
    '',
    `<sub>${write.sentence(inputsSentence(report))}<br>${write.sentence(provenanceSentence(report))}` +
      `${rule === null ? '' : `<br>${write.name(`scaling-guard explain ${rule}`)} says what a finding means`}</sub>`,
  ];
};
