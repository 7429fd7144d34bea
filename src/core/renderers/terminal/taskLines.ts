import type { Report, ReportTask } from '../../report/report.ts';
import { escapeTerminal } from '../../text/escapeTerminal.ts';
import { formatGain } from '../../text/formatScore.ts';
import { formatShare } from '../../text/formatShare.ts';
import { layoutTable, type TableCell, type TableColumn } from '../../text/layoutTable.ts';
import { sparkline } from '../../text/sparkline.ts';
import { curvesById, drawnScores } from '../sections/scoreSeries.ts';
import { tasksByVerdict } from '../sections/verdictCounts.ts';
import { verdictColours } from './colours.ts';
import type { TerminalPage } from './terminalPage.ts';

const indent = 2;
const trendWidth = 12;

/** A column of the table: what it is called, and its cell for a task. */
interface TaskColumn extends TableColumn {
  readonly cell: (task: ReportTask, trend: string) => TableCell;
}

/** Importance decides what a narrow terminal drops first: the words, which the report has in full, then the plain counts. */
const columns: readonly TaskColumn[] = [
  { header: 'task', importance: 9, shortest: 12, cell: ({ task }) => ({ text: escapeTerminal(task) }) },
  {
    header: 'metric',
    importance: 2,
    shortest: 6,
    cell: ({ metric }) => ({ text: escapeTerminal(metric), colours: ['dim'] }),
  },
  { header: 'trend', importance: 6, cell: (_, trend) => ({ text: trend, colours: ['cyan'] }) },
  {
    header: 'verdict',
    importance: 8,
    cell: ({ verdict }) => ({ text: verdict, colours: [verdictColours[verdict]] }),
  },
  {
    header: 'stable',
    importance: 5,
    align: 'right',
    cell: ({ stability }) => ({ text: stability === null ? '' : formatShare(stability) }),
  },
  {
    header: 'gain',
    importance: 7,
    align: 'right',
    cell: ({ gain }) => ({ text: gain === null ? '' : formatGain(gain) }),
  },
  {
    header: 'runs',
    importance: 4,
    align: 'right',
    cell: ({ runs }) => ({ text: String(runs), colours: ['dim'] }),
  },
  {
    header: 'what was seen',
    importance: 1,
    shortest: 40,
    spare: true,
    cell: ({ words, reason }) => ({ text: escapeTerminal(words[0] ?? reason), colours: ['dim'] }),
  },
];

/** One row a task by verdict: its trend as a sparkline, the verdict, how stable it is, the gain, and the evidence in words. */
export const taskLines = (page: TerminalPage, report: Report): readonly string[] => {
  if (report.tasks.length === 0) return [];
  const byId = curvesById(report);
  const trendOf = ({ curves }: ReportTask): string =>
    sparkline(drawnScores(curves.flatMap((id) => byId.get(id) ?? [])), trendWidth);
  const rows = tasksByVerdict(report.tasks).map((task) =>
    columns.map(({ cell }) => cell(task, trendOf(task))),
  );
  return layoutTable(columns, rows, page.width - indent, page.paint).map((line) => ' '.repeat(indent) + line);
};
