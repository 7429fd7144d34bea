import { decisions, isLetThrough } from '../../policy/decision.ts';
import type { Report, ReportClaim } from '../../report/report.ts';
import { countOf } from '../../text/formatCount.ts';
import { claimFacts, findingsOf } from '../sections/claimFacts.ts';
import { claimsByGravity } from '../sections/claimsByGravity.ts';
import { claimBrief } from './claimBrief.ts';
import { claimDetail } from './claimDetail.ts';
import { decidedLines } from './claimTitle.ts';
import { paragraph, type TerminalPage } from './terminalPage.ts';

/** Stopped claims that are told in a few lines each; the others get one. */
const mostBlocks = 8;

/** Claims of one decision that get a line; the others are counted. */
const mostLines = 12;

/** Blocks apart by a blank line. */
const apart = (blocks: readonly (readonly string[])[]): readonly string[] =>
  blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));

/** One line on what stops a claim. */
const stoppedLine = (page: TerminalPage, claim: ReportClaim, report: Report): readonly string[] => {
  const reason = findingsOf(claim, report.findings).find(({ severity }) => severity === 'error');
  const why = reason === undefined ? claim.reasons.join(', ') : `${reason.rule} ${reason.title}`;
  return decidedLines(page, claim, `${claimFacts(claim).name}: ${why}`);
};

/** One line on a claim that is let through: there is nothing to do about it. */
const letThroughLine = (page: TerminalPage, claim: ReportClaim, report: Report): readonly string[] => {
  const { name, subject, scale, bound } = claimFacts(claim);
  const findings = findingsOf(claim, report.findings).map(
    ({ rule, title, waivedBy }) => `; ${rule} ${title}${waivedBy === null ? '' : ` (waived by ${waivedBy})`}`,
  );
  const text = `${name}: ${subject} ${claim.expect} at ${scale}; the forecast says ${bound ?? 'nothing'}`;
  return decidedLines(page, claim, text + findings.join(''));
};

/** The first lines of each decision, gravest first, and how many more there are. */
const boundedLines = (
  page: TerminalPage,
  claims: readonly ReportClaim[],
  lineOf: (claim: ReportClaim) => readonly string[],
): readonly string[] =>
  decisions.toReversed().flatMap((decision) => {
    const alike = claims.filter((claim) => claim.decision === decision);
    const more = alike.length - mostLines;
    return [
      ...alike.slice(0, mostLines).flatMap(lineOf),
      ...(more > 0
        ? paragraph(page, `and ${countOf(more, 'more claim')} of ${decision}; --verbose lists all`, 4, 'dim')
        : []),
    ];
  });

/**
 * Claims, gravest first. In brief a stopped claim gets a few lines, of many stopped ones the first, and a claim that is let through
 * gets one; in full each has all that is known of it, its waiver among it.
 */
export const claimLines = (page: TerminalPage, report: Report, how: 'brief' | 'full'): readonly string[] => {
  const claims = claimsByGravity(report.claims);
  if (how === 'full') return apart(claims.map((claim) => claimDetail(page, claim, report)));
  const stopped = claims.filter(({ decision }) => !isLetThrough(decision));
  const blocks = apart(stopped.slice(0, mostBlocks).map((claim) => claimBrief(page, claim, report)));
  const lines = [
    ...boundedLines(page, stopped.slice(mostBlocks), (claim) => stoppedLine(page, claim, report)),
    ...boundedLines(
      page,
      claims.filter(({ decision }) => isLetThrough(decision)),
      (claim) => letThroughLine(page, claim, report),
    ),
  ];
  return [...blocks, ...(blocks.length > 0 && lines.length > 0 ? [''] : []), ...lines];
};
