import type { Report } from '../report/report.ts';
import { disarmWorkflowCommands } from '../text/disarmWorkflowCommands.ts';
import { utf8Length } from '../text/utf8Length.ts';
import { changeTable } from './markdown/changeParts.ts';
import { claimCard, claimTable } from './markdown/claimParts.ts';
import { fitParts } from './markdown/fitParts.ts';
import { lossLawTable } from './markdown/lossLawTable.ts';
import { type MarkdownPart, writer } from './markdown/markdownPart.ts';
import { pageFoot } from './markdown/pageFoot.ts';
import { pageTop } from './markdown/pageTop.ts';
import { problemTable } from './markdown/problemTable.ts';
import { scenarioTable } from './markdown/scenarioTable.ts';
import { findingTable, shiftTable, taskCard, taskTable } from './markdown/taskParts.ts';
import { untestedTable } from './markdown/untestedTable.ts';
import { claimsByGravity } from './sections/claimsByGravity.ts';
import { keyTasks } from './sections/keyTasks.ts';

/** Wide enough for any real name and sentence, narrow enough that one hostile name cannot fill the page. */
const clip = { name: 240, sentence: 1000 };

/** Tasks that are plotted beside the claims. */
const mostPlottedTasks = 3;

/** Changes that stand open; the table has them all. */
const mostChanges = 12;

/** A decision that needs a look gets a card; a plain pass has all it needs in the table. */
const cards = (report: Report): MarkdownPart => {
  const write = writer(clip);
  const claims = claimsByGravity(report.claims).filter(({ decision }) => decision !== 'pass');
  const tasks = keyTasks(report).slice(0, mostPlottedTasks);
  return {
    title: 'What matters most',
    noun: 'entries',
    head: [],
    rows: [
      ...claims.map((claim) => claimCard(claim, report, write, 'full').join('\n')),
      ...tasks.map(({ task, findings }) => taskCard(task, findings, report, write).join('\n')),
    ],
  };
};

/**
 * The whole report as a Markdown page for the job summary: decision and next steps, claims, what matters most with plots,
 * tasks, shifts, findings, problems.
 *
 * @param limitBytes most bytes in UTF-8; the runner drops a summary beyond 1 MiB whole. Rows are cut to stay within, and
 *   the page says how many. At least 20,000.
 */
export const renderSummary = (report: Report, { limitBytes }: { readonly limitBytes: number }): string => {
  const write = writer(clip);
  const top = pageTop(report, write, mostChanges).join('\n');
  const foot = `${pageFoot(report, write).join('\n')}\n`;
  const parts = [
    claimTable(report, write),
    ...(report.changes.length > mostChanges ? [changeTable(report, write)] : []),
    cards(report),
    taskTable(report, write),
    shiftTable(report, write),
    untestedTable(report, write),
    scenarioTable(report, write),
    lossLawTable(report, write),
    findingTable(report, write),
    problemTable(report, write),
  ].filter(({ rows }) => rows.length > 0);
  const body = fitParts(parts, limitBytes - utf8Length(top) - utf8Length(foot) - 1, {
    open: ({ title, folded = false }) =>
      folded ? ['', `<details><summary>${title}</summary>`, ''] : ['', `### ${title}`, ''],
    close: ({ folded = false }) => (folded ? ['', '</details>'] : []),
    fullAt: 'the JSON report',
  });
  return disarmWorkflowCommands(`${top}${body}${foot}`);
};
