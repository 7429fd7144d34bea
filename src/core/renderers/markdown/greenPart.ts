import { isLetThrough } from '../../policy/decision.ts';
import type { Report } from '../../report/report.ts';
import { codeBlock } from '../../text/codeBlock.ts';
import { countOf } from '../../text/formatCount.ts';
import { claimFacts } from '../sections/claimFacts.ts';
import { claimsByGravity } from '../sections/claimsByGravity.ts';
import { decisionWords } from '../sections/decisionWords.ts';
import { waysToGreen } from '../sections/waysToGreen.ts';
import type { MarkdownPart, MarkdownWriter } from './markdownPart.ts';
import { waiverPlace } from './waiverLines.ts';

/** What would let each stopped claim through, the gravest first, with the waiver that would accept it for a while. */
export const greenPart = (report: Report, write: MarkdownWriter): MarkdownPart => {
  const stopped = claimsByGravity(report.claims).filter(({ decision }) => !isLetThrough(decision));
  return {
    title: `From red to green: what would let ${countOf(stopped.length, 'claim')} through`,
    noun: 'stopped claims',
    head: [
      'Change the claim, or add what it lacks and run the check again. To accept one as it is for a while, paste its entry ' +
        waiverPlace(report, write),
      '',
    ],
    rows: stopped.map((claim) =>
      [
        `${decisionWords[claim.decision].emoji} ${write.name(claimFacts(claim).name)}: ${write.sentence(waysToGreen(claim, report))}`,
        '',
        ...(claim.waiver === null ? [] : [...codeBlock('yaml', claim.waiver), '']),
      ].join('\n'),
    ),
  };
};
