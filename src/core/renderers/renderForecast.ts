import { isLetThrough } from '../policy/decision.ts';
import type { Report, ReportClaim } from '../report/report.ts';
import { claimYaml } from '../text/claimYaml.ts';
import { disarmWorkflowCommands } from '../text/disarmWorkflowCommands.ts';
import { escapeTerminal } from '../text/escapeTerminal.ts';
import { axisName } from '../text/formatScale.ts';
import { formatScore } from '../text/formatScore.ts';
import { formatShare } from '../text/formatShare.ts';
import { layoutTable, type TableCell, type TableColumn } from '../text/layoutTable.ts';
import { painter } from '../text/painter.ts';
import type { RenderOptions } from './renderer.ts';
import { type ClaimFacts, claimFacts, lawsText, levelsText } from './sections/claimFacts.ts';
import { decisionWords } from './sections/decisionWords.ts';
import { expectedScores } from './sections/expectedScores.ts';
import { inputsSentence, provenanceSentence } from './sections/inputsSentence.ts';
import { claimFindingLines, forecastLines } from './terminal/claimDetail.ts';
import { decisionColours } from './terminal/colours.ts';
import { problemCounts, problemLines } from './terminal/problemLines.ts';
import {
  detailStyle,
  hanging,
  optional,
  paragraph,
  section,
  type TerminalPage,
} from './terminal/terminalPage.ts';

const narrowest = 40;
const widest = 200;

export interface ForecastOptions extends RenderOptions {
  /** What was said to be expected; null where the strongest threshold was asked for. */
  readonly expect: string | null;
  /** The factor levels that were asked for: a claim under more of them stands for one curve among several. */
  readonly where: Readonly<Record<string, string>>;
}

const badge = ({ decision }: ReportClaim): string => `${decisionWords[decision].symbol} ${decision}`;

const columns: readonly TableColumn[] = [
  { header: 'at', importance: 9 },
  { header: 'under', importance: 4, shortest: 8 },
  { header: 'forecast', importance: 8, align: 'right' },
  { header: 'interval', importance: 7, align: 'right' },
  { header: 'one-sided', importance: 5, align: 'right' },
  { header: 'would pass', importance: 6, align: 'right' },
  { header: 'decision', importance: 3 },
];

/** One row a claim, where there are several of them to compare. */
const tableLines = (page: TerminalPage, { claims }: Report, options: ForecastOptions): readonly string[] => {
  const { expect } = options;
  if (claims.length < 2) return [];
  const shown = expect === null ? columns.filter(({ header }) => header !== 'decision') : columns;
  const rows = claims.map((claim): readonly TableCell[] => {
    const { scale, forecast, interval, bound } = factsOf(claim, options);
    const levels = Object.values(claim.where).join(', ');
    return [
      { text: escapeTerminal(scale) },
      { text: escapeTerminal(levels === '' ? 'any' : levels), colours: ['dim'] },
      { text: forecast ?? 'none', colours: ['bold'] },
      { text: interval ?? '' },
      { text: bound?.replace(/ with .*/, '') ?? '', colours: ['dim'] },
      { text: escapeTerminal(claim.wouldPass ?? 'none') },
      ...(expect === null ? [] : [{ text: badge(claim), colours: [decisionColours[claim.decision]] }]),
    ];
  });
  return ['', ...layoutTable(shown, rows, page.width - 2, page.paint).map((line) => `  ${line}`)];
};

/** The numbers of a claim; where nobody said what is expected, without digits that would set them apart from a threshold. */
const factsOf = (claim: ReportClaim, { expect }: ForecastOptions): ClaimFacts =>
  claimFacts(expect === null ? { ...claim, expect: '' } : claim);

const trendText = ({ curve: id }: ReportClaim, { curves }: Report): string => {
  const curve = curves.find((one) => one.id === id);
  if (curve === undefined) return '';
  const { verdict, reason, stability } = curve;
  return `${verdict} (${reason}${stability === null ? '' : `, the same in ${formatShare(stability)} of resamples`})`;
};

/** Whether a claim is the question itself, not one curve of several that it leaves open. */
const isAsked = (claim: ReportClaim, { where }: ForecastOptions): boolean =>
  Object.keys(claim.where).length === Object.keys(where).length;

/** What the whole forecast says under each configuration of the task, where there are several. */
const levelsLine = ({ scenarios }: ReportClaim): string => {
  const configurations = scenarios.filter(({ law }) => law === null);
  if (configurations.length < 2) return '';
  // A factor of one level tells nothing apart.
  const varies = ([factor, level]: readonly [string, string]): boolean =>
    configurations.some(({ factors }) => factors[factor] !== level);
  return configurations
    .map(({ factors, value }) => {
      const levels = levelsText(Object.fromEntries(Object.entries(factors).filter(varies)));
      return `${levels} ${value === null ? 'no forecast' : formatScore(value)}`;
    })
    .join('; ');
};

const wouldPassText = ({ wouldPass, forecast, reasons }: ReportClaim): string => {
  if (wouldPass !== null) return `${wouldPass}, the strongest threshold that the evidence supports`;
  if (forecast === null) return '';
  return `no threshold as of now${reasons.length > 0 ? '; the findings above say why' : ''}`;
};

const claimBlock = (
  page: TerminalPage,
  claim: ReportClaim,
  report: Report,
  options: ForecastOptions,
): readonly string[] => {
  const { expect } = options;
  const { scale, where, nextRun, cost, flips } = factsOf(claim, options);
  const title = `at ${scale}${where === '' ? '' : `, under ${where}`}`;
  const decided = expect === null ? '' : `${badge(claim)}  `;
  const [first = '', ...rest] = paragraph(page, title, 2 + decided.length, 'bold');
  return [
    '',
    `  ${page.paint(decided, decisionColours[claim.decision], 'bold')}${first.trimStart()}`,
    ...rest,
    ...(expect === null ? [] : hanging(page, 'expects', expect, detailStyle)),
    ...forecastLines(page, factsOf(claim, options), claim, expect === null ? [] : expectedScores(expect)),
    ...optional(page, 'trend', trendText(claim, report)),
    ...claimFindingLines(page, claim, report),
    ...optional(page, 'would pass', wouldPassText(claim)),
    ...optional(page, 'next run', nextRun),
    ...optional(page, 'cost', cost),
    ...optional(page, 'by law', lawsText(claim, expect === null ? 'scores' : 'judged')),
    ...optional(page, 'by level', isAsked(claim, options) ? levelsLine(claim) : ''),
    ...optional(page, 'otherwise', expect === null ? '' : flips.join('; ')),
  ];
};

/** The claims as they were asked, as YAML: neither indented nor wrapped, since YAML is read by its line ends and columns. */
const draftLines = (page: TerminalPage, { claims }: Report, options: ForecastOptions): readonly string[] => {
  const asked = claims.filter((claim) => claim.forecast !== null && isAsked(claim, options));
  if (asked.length === 0)
    return ['', ...paragraph(page, 'Nothing can be forecast here, so there is no claim to draft.', 0)];
  return [
    '',
    ...paragraph(page, 'To put it into a plan, under `claims:`', 0, 'bold'),
    ...asked
      .flatMap((claim) =>
        claimYaml({
          ...claim,
          comment: isLetThrough(claim.decision)
            ? `${claim.decision} as of now`
            : `${claim.decision} as of now: ${claim.reasons.join(', ')}`,
          expect: options.expect ?? claim.expect,
        }),
      )
      .map(escapeTerminal),
  ];
};

/** The answer to a question, for a terminal of 40 to 200 columns: each forecast with all that it rests on, then the claim to paste. */
export const renderForecast = (report: Report, options: ForecastOptions): string => {
  const page: TerminalPage = {
    width: Math.min(widest, Math.max(narrowest, options.width)),
    paint: painter(options.colour),
  };
  const [task] = report.tasks;
  const subject =
    task === undefined ? '' : `${task.task} ${task.metric} against ${axisName(task.axis)}, ${task.runs} runs`;
  const lines = [
    ...paragraph(page, subject, 0, 'bold'),
    ...tableLines(page, report, options),
    ...report.claims.flatMap((claim) => claimBlock(page, claim, report, options)),
    ...draftLines(page, report, options),
    ...section(page, 'Problems', problemCounts(report), problemLines(page, report)),
    '',
    ...paragraph(page, inputsSentence(report), 0, 'dim'),
    ...paragraph(page, provenanceSentence(report), 0, 'dim'),
  ];
  return disarmWorkflowCommands(`${lines.join('\n')}\n`);
};
