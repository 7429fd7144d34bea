import type { Report, ReportClaim } from '../../report/report.ts';
import { displayWidth } from '../../text/displayWidth.ts';
import { escapeTerminal } from '../../text/escapeTerminal.ts';
import { formatShare } from '../../text/formatShare.ts';
import { claimFacts, findingsOf } from '../sections/claimFacts.ts';
import { claimsByGravity } from '../sections/claimsByGravity.ts';
import { decisionWords } from '../sections/decisionWords.ts';
import { expectedScores } from '../sections/expectedScores.ts';
import { placeText } from '../sections/placeText.ts';
import { decisionColours, severityColours } from './colours.ts';
import { intervalStrip } from './intervalStrip.ts';
import { hanging, paragraph, type TerminalPage } from './terminalPage.ts';

const indent = 2;
const labelWidth = 12;
const widestStrip = 32;

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
    return [
      line,
      ...rest,
      ...hanging(page, 'in', placeText(claim) ?? '', { indent: indent * 2, labelWidth }),
    ];
  }
  return [`${line}  ${page.paint(place, 'dim')}`];
};

const forecastLines = (page: TerminalPage, claim: ReportClaim): readonly string[] => {
  const { forecast: value, interval, bound, basis } = claimFacts(claim);
  const style = { indent: indent * 2, labelWidth };
  if (claim.forecast === null || value === null) {
    return hanging(page, 'forecast', `none: ${claim.forecastReason ?? 'no reason was given'}`, style);
  }
  const text = `${value}, with ${formatShare(claim.forecast.level)} between ${interval?.replace(' to ', ' and ')}`;
  const room = page.width - style.indent - labelWidth - displayWidth(text) - 2;
  const strip = intervalStrip(claim.forecast, expectedScores(claim.expect), Math.min(widestStrip, room));
  const [first = '', ...rest] = hanging(page, 'forecast', text, style);
  return [
    strip === '' ? first : `${first}  ${page.paint(strip, decisionColours[claim.decision])}`,
    ...rest,
    ...hanging(page, '', bound ?? '', style),
    ...hanging(page, 'basis', basis.join('; '), style),
  ];
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
          {
            indent: indent * 2,
            labelWidth,
          },
        ),
        ...waiver.split('\n').map((line) => page.paint(escapeTerminal(line), 'dim')),
      ];

const claimBlock = (page: TerminalPage, claim: ReportClaim, report: Report): readonly string[] => {
  const facts = claimFacts(claim);
  const style = { indent: indent * 2, labelWidth };
  const optional = (label: string, text: string | null): readonly string[] =>
    text === null || text === '' ? [] : hanging(page, label, text, style);
  const findings = findingsOf(claim, report.findings).flatMap(
    ({ rule, title, message, severity, waivedBy }) =>
      hanging(page, rule, `${title}: ${message}${waivedBy === null ? '' : ` (waived by ${waivedBy})`}`, {
        ...style,
        colours: waivedBy === null ? [severityColours[severity]] : ['dim'],
      }),
  );
  return [
    ...titleLine(page, claim),
    ...hanging(page, 'expects', `${facts.subject} ${claim.expect} at ${facts.scale}`, style),
    ...optional('under', facts.where),
    ...forecastLines(page, claim),
    ...findings,
    ...optional('would pass', claim.wouldPass),
    ...optional('next run', facts.nextRun),
    ...optional('cost', facts.cost),
    ...optional('by law', facts.byLaw),
    ...optional('otherwise', facts.flips.join('; ')),
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
