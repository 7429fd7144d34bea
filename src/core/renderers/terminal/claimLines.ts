import type { Report, ReportClaim } from '../../report/report.ts';
import { displayWidth } from '../../text/displayWidth.ts';
import { escapeTerminal } from '../../text/escapeTerminal.ts';
import { claimFacts, findingsOf } from '../sections/claimFacts.ts';
import { claimsByGravity } from '../sections/claimsByGravity.ts';
import { decisionWords } from '../sections/decisionWords.ts';
import { expectedScores } from '../sections/expectedScores.ts';
import { placeText } from '../sections/placeText.ts';
import { claimFindingLines, detailStyle, forecastLines, optional } from './claimDetail.ts';
import { decisionColours } from './colours.ts';
import { hanging, paragraph, type TerminalPage } from './terminalPage.ts';

const indent = 2;

const badge = ({ decision }: ReportClaim): string => `${decisionWords[decision].symbol} ${decision}`;

/** The claim's decision and name, with the place in the plan where there is room for it. */
const titleLine = (page: TerminalPage, claim: ReportClaim): readonly string[] => {
  const word = badge(claim);
  const [first = '', ...rest] = paragraph(page, claimFacts(claim).name, indent + word.length + 2, 'bold');
  const painted = ' '.repeat(indent) + page.paint(word, decisionColours[claim.decision], 'bold');
  const line = `${painted}  ${first.trimStart()}`;
  const place = escapeTerminal(placeText(claim) ?? '');
  const used = indent + word.length + 2 + displayWidth(escapeTerminal(claimFacts(claim).name));
  const room = page.width - used - 2;
  if (rest.length > 0 || displayWidth(place) > room) {
    return [line, ...rest, ...hanging(page, 'in', placeText(claim) ?? '', detailStyle)];
  }
  return [`${line}  ${page.paint(place, 'dim')}`];
};

/** The waiver as it is pasted: neither indented nor wrapped, since YAML is read by its line ends and columns. */
const waiverLines = (page: TerminalPage, { waiver }: ReportClaim): readonly string[] =>
  waiver === null
    ? []
    : [
        ...hanging(
          page,
          'waiver',
          'to accept this for a while, under `waivers:` of scaling-guard-waivers.yml:',
          detailStyle,
        ),
        ...waiver.split('\n').map((line) => page.paint(escapeTerminal(line), 'dim')),
      ];

const claimBlock = (page: TerminalPage, claim: ReportClaim, report: Report): readonly string[] => {
  const facts = claimFacts(claim);
  return [
    ...titleLine(page, claim),
    ...hanging(page, 'expects', `${facts.subject} ${claim.expect} at ${facts.scale}`, detailStyle),
    ...optional(page, 'under', facts.where),
    ...forecastLines(page, facts, claim, expectedScores(claim.expect)),
    ...claimFindingLines(page, claim, report),
    ...optional(page, 'would pass', claim.wouldPass),
    ...optional(page, 'next run', facts.nextRun),
    ...optional(page, 'cost', facts.cost),
    ...optional(page, 'by law', facts.byLaw),
    ...optional(page, 'otherwise', facts.flips.join('; ')),
    ...waiverLines(page, claim),
  ];
};

/** A claim that holds needs one line: there is nothing to do about it. */
const passLine = (page: TerminalPage, claim: ReportClaim): readonly string[] => {
  const { name, subject, scale, bound } = claimFacts(claim);
  const word = badge(claim);
  const text = `${name}: ${subject} ${claim.expect} at ${scale}; the forecast says ${bound ?? 'nothing'}`;
  const [first = '', ...rest] = paragraph(page, text, indent + word.length + 2);
  return [`${' '.repeat(indent)}${page.paint(word, 'green', 'bold')}  ${first.trimStart()}`, ...rest];
};

/** Claims, gravest first: what each expects, what was forecast, why it is decided so, and what would change it. */
export const claimLines = (page: TerminalPage, report: Report): readonly string[] =>
  claimsByGravity(report.claims).flatMap((claim, index) => {
    const short = claim.decision === 'pass' && findingsOf(claim, report.findings).length === 0;
    const lines = short ? passLine(page, claim) : claimBlock(page, claim, report);
    return index > 0 && !short ? ['', ...lines] : lines;
  });
