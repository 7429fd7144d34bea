import type { Report } from '../../report/report.ts';
import { decisionWords, modeNote } from '../sections/decisionWords.ts';
import { nextSteps } from '../sections/nextSteps.ts';
import { changeLead } from './changeParts.ts';
import type { MarkdownWriter } from './markdownPart.ts';

const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** The decision, why, what changes, and what to do next: what a reader takes in within five seconds. */
export const pageTop = (report: Report, write: MarkdownWriter, mostChanges: number): readonly string[] => {
  const { decision, mode, headline } = report;
  const note = modeNote(decision, mode);
  const steps = nextSteps(report);
  const why = write.sentence(capitalised(headline.trim()));
  return [
    `## ${decisionWords[decision].emoji} scaling-guard: ${decision}`,
    '',
    ...(why === '' ? [] : [`**${why}**${note === '' ? '' : ` ${note}`}`, '']),
    ...changeLead(report, mostChanges, write),
    ...(steps.length === 0
      ? []
      : ['**Next**', '', ...steps.map((step, index) => `${index + 1}. ${write.sentence(step)}`), '']),
  ];
};
