import type { ReportClaim } from '../../report/report.ts';
import { displayWidth } from '../../text/displayWidth.ts';
import { escapeTerminal } from '../../text/escapeTerminal.ts';
import type { Colour } from '../../text/painter.ts';
import { claimFacts } from '../sections/claimFacts.ts';
import { decisionWords } from '../sections/decisionWords.ts';
import { placeText } from '../sections/placeText.ts';
import { decisionColours } from './colours.ts';
import { optional, paragraph, type TerminalPage } from './terminalPage.ts';

const indent = 2;

/** `✗ block  ` and a text that hangs on it. */
export const decidedLines = (
  page: TerminalPage,
  { decision }: ReportClaim,
  text: string,
  ...colours: readonly Colour[]
): readonly string[] => {
  const word = `${decisionWords[decision].symbol} ${decision}`;
  const [first = '', ...rest] = paragraph(page, text, indent + word.length + 2, ...colours);
  const painted = ' '.repeat(indent) + page.paint(word, decisionColours[decision], 'bold');
  return [`${painted}  ${first.trimStart()}`, ...rest];
};

/** The claim's decision and name, with the place in the plan where there is room for it. */
export const claimTitle = (page: TerminalPage, claim: ReportClaim): readonly string[] => {
  const { name } = claimFacts(claim);
  const lines = decidedLines(page, claim, name, 'bold');
  const place = placeText(claim) ?? '';
  const shown = escapeTerminal(place);
  const used = indent + claim.decision.length + 4 + displayWidth(escapeTerminal(name));
  return lines.length > 1 || displayWidth(shown) > page.width - used - 2
    ? [...lines, ...optional(page, 'in', place)]
    : [`${lines[0] ?? ''}  ${page.paint(shown, 'dim')}`];
};
