import type { Report, ReportClaim } from '../../report/report.ts';
import { displayWidth } from '../../text/displayWidth.ts';
import { escapeTerminal } from '../../text/escapeTerminal.ts';
import { formatShare } from '../../text/formatShare.ts';
import { waiversPath } from '../../text/waiversPath.ts';
import { type ClaimFacts, claimFacts, findingsOf } from '../sections/claimFacts.ts';
import { expectedScores } from '../sections/expectedScores.ts';
import { claimTitle } from './claimTitle.ts';
import { decisionColours, severityColours } from './colours.ts';
import { intervalStrip } from './intervalStrip.ts';
import { detailStyle, hanging, optional, type TerminalPage } from './terminalPage.ts';

const widestStrip = 32;

/**
 * The forecast with its interval, drawn against thresholds where there is room.
 *
 * @param thresholds none where nobody said what is expected
 */
export const intervalLines = (
  page: TerminalPage,
  { forecast: value, interval }: ClaimFacts,
  claim: ReportClaim,
  thresholds: readonly number[],
): readonly string[] => {
  if (claim.forecast === null || value === null) {
    return hanging(page, 'forecast', `none: ${claim.forecastReason ?? 'no reason was given'}`, detailStyle);
  }
  const text = `${value}, with ${formatShare(claim.forecast.level)} between ${interval?.replace(' to ', ' and ')}`;
  const room = page.width - detailStyle.indent - detailStyle.labelWidth - displayWidth(text) - 2;
  const strip = intervalStrip(claim.forecast, thresholds, Math.min(widestStrip, room));
  const [first = '', ...rest] = hanging(page, 'forecast', text, detailStyle);
  return [strip === '' ? first : `${first}  ${page.paint(strip, decisionColours[claim.decision])}`, ...rest];
};

/** The forecast, its limit, and what it rests on. */
export const forecastLines = (
  page: TerminalPage,
  facts: ClaimFacts,
  claim: ReportClaim,
  thresholds: readonly number[],
): readonly string[] => [
  ...intervalLines(page, facts, claim, thresholds),
  // A range is held to the interval itself, which is said already.
  ...(claim.forecast === null || thresholds.length === 2
    ? []
    : hanging(page, '', facts.bound ?? '', detailStyle)),
  ...optional(page, 'basis', facts.basis.join('; ')),
  ...optional(page, 'added', facts.added ?? ''),
];

/** What the rules report of the claim. */
export const claimFindingLines = (
  page: TerminalPage,
  claim: ReportClaim,
  report: Report,
): readonly string[] =>
  findingsOf(claim, report.findings).flatMap(({ rule, title, message, severity, waivedBy }) =>
    hanging(page, rule, `${title}: ${message}${waivedBy === null ? '' : ` (waived by ${waivedBy})`}`, {
      ...detailStyle,
      colours: waivedBy === null ? [severityColours[severity]] : ['dim'],
    }),
  );

/** The waiver as it is pasted: neither indented nor wrapped, since YAML is read by its line ends and columns. */
const waiverLines = (
  page: TerminalPage,
  { waiver }: ReportClaim,
  { inputs: { config } }: Report,
): readonly string[] =>
  waiver === null || config === null
    ? []
    : [
        ...hanging(
          page,
          'waiver',
          `to accept this for a while, under \`waivers:\` of ${waiversPath(config)}:`,
          detailStyle,
        ),
        ...waiver.split('\n').map((line) => page.paint(escapeTerminal(line), 'dim')),
      ];

/** All that is known of a claim: what it expects, what was forecast and on what, why it is decided so, what would change it, its waiver. */
export const claimDetail = (page: TerminalPage, claim: ReportClaim, report: Report): readonly string[] => {
  const facts = claimFacts(claim);
  return [
    ...claimTitle(page, claim),
    ...hanging(page, 'expects', `${facts.subject} ${claim.expect} at ${facts.scale}`, detailStyle),
    ...optional(page, 'under', facts.where),
    ...forecastLines(page, facts, claim, expectedScores(claim.expect)),
    ...claimFindingLines(page, claim, report),
    ...optional(page, 'would pass', claim.wouldPass),
    ...optional(page, 'next run', facts.nextRun),
    ...optional(page, 'cost', facts.cost),
    ...optional(page, 'by law', facts.byLaw),
    ...optional(page, 'otherwise', facts.flips.join('; ')),
    ...waiverLines(page, claim, report),
  ];
};
