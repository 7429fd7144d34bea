import { isLetThrough } from '../policy/decision.ts';
import type { Report } from '../report/report.ts';
import { disarmWorkflowCommands } from '../text/disarmWorkflowCommands.ts';
import { utf8Length } from '../text/utf8Length.ts';
import { changeTable } from './markdown/changeParts.ts';
import { claimCard, claimTable } from './markdown/claimParts.ts';
import { fitParts } from './markdown/fitParts.ts';
import { greenPart } from './markdown/greenPart.ts';
import { type Clip, type MarkdownPart, writer } from './markdown/markdownPart.ts';
import { pageFoot } from './markdown/pageFoot.ts';
import { pageTop } from './markdown/pageTop.ts';
import { problemTable } from './markdown/problemTable.ts';
import { scenarioTable } from './markdown/scenarioTable.ts';
import { findingTable, shiftTable, taskCard, taskTable } from './markdown/taskParts.ts';
import { untestedTable } from './markdown/untestedTable.ts';
import { decisionWords } from './sections/decisionWords.ts';
import { keySubjects } from './sections/keySubjects.ts';
import { reportLink } from './sections/reportLink.ts';

export interface CommentOptions {
  /** Most bytes in UTF-8, the marker included. At least 1,000. */
  readonly limitBytes: number;
  /** The hidden line by which the comment is found again; stands first. */
  readonly marker: string;
  /** Where the page of the report is kept; null or left out where it is kept nowhere. */
  readonly reportUrl?: string | null;
}

/** What stands open above the fold-outs. */
interface Opening {
  readonly changes: number;
  readonly claims: number;
  readonly subjects: number;
  readonly clip: Clip;
}

/** From the rich to the bare; the first whose bytes leave room for the fold-outs is taken. */
const openings: readonly Opening[] = [
  { changes: 6, claims: 8, subjects: 3, clip: { name: 60, sentence: 400 } },
  { changes: 4, claims: 5, subjects: 1, clip: { name: 40, sentence: 250 } },
  { changes: 2, claims: 0, subjects: 0, clip: { name: 30, sentence: 90 } },
];

/** Share of the limit that the opening may take. */
const openingShare = 0.6;

const foldedClip: Clip = { name: 120, sentence: 300 };

const lines = (text: readonly string[]): string => text.map((line) => `${line}\n`).join('');

/** Where the ways are that the few steps above it leave out. */
const pointer = 'Every way to green, and the waivers to paste, are folded below under _From red to green_.';

const hasStoppedClaim = ({ claims }: Report): boolean =>
  claims.some(({ decision }) => !isLetThrough(decision));

const openingText = (report: Report, { changes, claims, subjects, clip }: Opening): string => {
  const write = writer(clip);
  const { head, rows } = claimTable(report, write);
  const table = rows.length === 0 || claims === 0 ? [] : [...head, ...rows.slice(0, claims), ''];
  return lines([
    ...pageTop(report, write, changes),
    ...(subjects > 0 && hasStoppedClaim(report) ? [pointer, ''] : []),
    ...table,
    ...keySubjects(report, subjects).flatMap((subject) =>
      subject.kind === 'claim'
        ? claimCard(subject.claim, report, write, 'brief')
        : taskCard(subject.task, subject.findings, report, write),
    ),
  ]);
};

const foldOuts = (report: Report, { claims: openClaims, changes }: Opening): readonly MarkdownPart[] => {
  const write = writer(foldedClip);
  const claims = claimTable(report, write);
  return [
    problemTable(report, write),
    greenPart(report, write),
    ...(claims.rows.length > openClaims ? [{ ...claims, title: `All ${claims.rows.length} claims` }] : []),
    ...(report.changes.length > changes ? [changeTable(report, write)] : []),
    taskTable(report, write),
    shiftTable(report, write),
    untestedTable(report, write),
    findingTable(report, write),
    scenarioTable(report, write),
  ].filter(({ rows }) => rows.length > 0);
};

/**
 * The pull request's comment: the decision, what changes and the next step first, the claims, the two or three findings that matter with a
 * small plot each, and the rest folded. Fold-outs are cut first, and say how much was cut; then the opening becomes bare.
 * Never longer than the limit; a limit that cannot hold the decision itself is the caller's bug, and throws.
 */
export const renderComment = (
  report: Report,
  { limitBytes, marker, reportUrl = null }: CommentOptions,
): string => {
  const foot = lines([
    '',
    ...(reportUrl === null ? [] : [reportLink.line(reportUrl)]),
    ...pageFoot(report, writer({ name: 60, sentence: 300 })),
  ]);
  const room = limitBytes - utf8Length(marker) - 1;
  const fits = (text: string): boolean => utf8Length(text) + utf8Length(foot) <= room * openingShare;
  const opening = openings.find((one) => fits(openingText(report, one))) ?? {
    changes: 0,
    claims: 0,
    subjects: 0,
    clip: { name: 20, sentence: 40 },
  };
  const top = openingText(report, opening);
  const body = fitParts(foldOuts(report, opening), room - utf8Length(top) - utf8Length(foot), {
    open: ({ title }) => [`<details><summary>${title}</summary>`, ''],
    close: () => ['', '</details>'],
    fullAt: 'the job summary',
  });
  const whole = disarmWorkflowCommands(`${marker}\n${top}${body}${foot}`);
  if (utf8Length(whole) <= limitBytes) return whole;
  const bare = `${marker}\n## ${decisionWords[report.decision].emoji} scaling-guard: ${report.decision}\n`;
  if (utf8Length(bare) > limitBytes)
    throw new RangeError(`A comment of ${limitBytes} bytes cannot hold the decision`);
  return bare;
};
