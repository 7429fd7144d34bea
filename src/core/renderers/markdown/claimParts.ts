import type { Report, ReportClaim } from '../../report/report.ts';
import { closeSentence } from '../../text/closeSentence.ts';
import { claimFacts, findingsOf } from '../sections/claimFacts.ts';
import { claimsByGravity } from '../sections/claimsByGravity.ts';
import { decisionWords } from '../sections/decisionWords.ts';
import { placeText } from '../sections/placeText.ts';
import { curvesById } from '../sections/scoreSeries.ts';
import { curvePlot, curveSparkline } from './curvePlot.ts';
import { type MarkdownPart, type MarkdownWriter, tableHead, tableRow } from './markdownPart.ts';
import { waiverLines } from './waiverLines.ts';

const badge = ({ decision }: ReportClaim): string => `${decisionWords[decision].emoji} ${decision}`;

const forecastCell = (claim: ReportClaim, { sentence }: MarkdownWriter): string => {
  const { forecast, interval } = claimFacts(claim);
  return forecast === null || interval === null
    ? sentence(`none: ${claim.forecastReason ?? 'no reason was given'}`)
    : `**${forecast}** (${interval})`;
};

/** One row a claim, gravest first: what it expects, the forecast with its interval, the decision. */
export const claimTable = ({ claims }: Report, write: MarkdownWriter): MarkdownPart => ({
  title: 'Claims',
  noun: 'claims',
  head: tableHead(['', 'Claim', 'Expects', 'At', 'Forecast', 'Rules']),
  rows: claimsByGravity(claims).map((claim) => {
    const { name, subject, scale, where } = claimFacts(claim);
    return tableRow([
      badge(claim),
      write.name(name),
      `${write.name(subject)} ${write.sentence(claim.expect)}`,
      write.sentence(where === '' ? scale : `${scale}; ${where}`),
      forecastCell(claim, write),
      claim.reasons.map((rule) => write.name(rule)).join(' '),
    ]);
  }),
});

/** What the forecast rests on in the fewest words: how far out, how often that was tried, what one more point costs. */
const briefBasis = (claim: ReportClaim): string => {
  const { distance, backtests, cost } = claimFacts(claim);
  if (claim.forecast === null) return '';
  return closeSentence(
    `The forecast rests on: ${[distance, backtests, cost ?? ''].filter((phrase) => phrase !== '').join('; ')}`,
  );
};

/**
 * One claim: its place, findings, what the forecast rests on, and a plot; where `full`, what would change the decision too,
 * which a comment has among its next steps and fold-outs.
 */
export const claimCard = (
  claim: ReportClaim,
  report: Report,
  write: MarkdownWriter,
  detail: 'brief' | 'full',
): readonly string[] => {
  const { name, subject, scale, bound, basis, added, nextRun, cost, flips } = claimFacts(claim);
  const curve = claim.curve === null ? undefined : curvesById(report).get(claim.curve);
  const curves = curve === undefined ? [] : [curve];
  const plot = curvePlot(curves, claim.minus === null ? claim : null);
  const spark = curveSparkline(curves);
  const place = placeText(claim);
  const facts = [
    ...findingsOf(claim, report.findings).map(
      ({ rule, title, message, waivedBy }) =>
        `${write.name(rule)} ${write.sentence(closeSentence(`${title}: ${message}`))}` +
        (waivedBy === null ? '' : ` Waived by ${write.name(waivedBy)}.`),
    ),
    ...(detail === 'full'
      ? [
          basis.length === 0
            ? ''
            : write.sentence(closeSentence(`The forecast says ${bound}: ${basis.join('; ')}`)),
          claim.wouldPass === null ? '' : `Would pass now: ${write.name(claim.wouldPass)}.`,
          nextRun === null ? '' : write.sentence(closeSentence(`Next run: ${nextRun}`)),
          cost === null ? '' : write.sentence(closeSentence(`Cost: ${cost}`)),
        ]
      : [write.sentence(briefBasis(claim))]),
    added === null ? '' : write.sentence(closeSentence(`Added runs: ${added}`)),
    flips.length === 0 ? '' : write.sentence(closeSentence(`Otherwise: ${flips.join('; ')}`)),
  ].filter((fact) => fact !== '');
  return [
    `#### ${badge(claim)}: ${write.name(name)}`,
    '',
    `${write.name(subject)} ${write.sentence(`${claim.expect} at ${scale}`)}${place === null ? '' : `, ${write.name(place)}`}`,
    '',
    ...facts.map((fact) => `- ${fact}`),
    ...(plot.length > 0 ? ['', ...plot] : []),
    ...(spark === '' ? [] : ['', write.sentence(spark)]),
    '',
    ...(detail === 'brief' ? [] : waiverLines(claim, report, write)),
  ];
};
