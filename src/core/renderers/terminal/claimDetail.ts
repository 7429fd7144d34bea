import type { Report, ReportClaim } from '../../report/report.ts';
import { displayWidth } from '../../text/displayWidth.ts';
import { formatShare } from '../../text/formatShare.ts';
import { type ClaimFacts, findingsOf } from '../sections/claimFacts.ts';
import { decisionColours, severityColours } from './colours.ts';
import { intervalStrip } from './intervalStrip.ts';
import { hanging, type TerminalPage } from './terminalPage.ts';

const widestStrip = 32;

/** How the lines below the title of a claim are set. */
export const detailStyle = { indent: 4, labelWidth: 12 } as const;

/** A labelled line, or nothing where there is nothing to say. */
export const optional = (page: TerminalPage, label: string, text: string | null): readonly string[] =>
  text === null || text === '' ? [] : hanging(page, label, text, detailStyle);

/**
 * The forecast with its interval, drawn against thresholds where there is room, and what it rests on.
 *
 * @param thresholds none where nobody said what is expected
 */
export const forecastLines = (
  page: TerminalPage,
  { forecast: value, interval, bound, basis }: ClaimFacts,
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
  return [
    strip === '' ? first : `${first}  ${page.paint(strip, decisionColours[claim.decision])}`,
    ...rest,
    // A range is held to the interval itself, which is said already.
    ...(thresholds.length === 2 ? [] : hanging(page, '', bound ?? '', detailStyle)),
    ...hanging(page, 'basis', basis.join('; '), detailStyle),
  ];
};

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
