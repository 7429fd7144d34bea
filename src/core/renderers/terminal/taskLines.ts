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

/** Importance decides what a narrow terminal drops first: the words, which the report has in full, then the plain counts. */
const columns: readonly TableColumn[] = [
  { header: 'task', importance: 9, shortest: 12 },
  { header: 'metric', importance: 2, shortest: 6 },
  { header: 'trend', importance: 6 },
  { header: 'verdict', importance: 8 },
  { header: 'stable', importance: 5, align: 'right' },
  { header: 'gain', importance: 7, align: 'right' },
  { header: 'runs', importance: 4, align: 'right' },
  { header: 'what was seen', importance: 1, shortest: 40, spare: true },
];

/** One row a task by verdict: its trend as a sparkline, the verdict, how stable it is, the gain, and the evidence in words. */
export const taskLines = (page: TerminalPage, report: Report): readonly string[] => {
  if (report.tasks.length === 0) return [];
  const byId = curvesById(report);
  const trendOf = ({ curves }: ReportTask): string =>
    sparkline(drawnScores(curves.flatMap((id) => byId.get(id) ?? [])), trendWidth);
  const rows = tasksByVerdict(report.tasks).map((task): readonly TableCell[] => [
    { text: escapeTerminal(task.task) },
    { text: escapeTerminal(task.metric), colours: ['dim'] },
    { text: trendOf(task), colours: ['cyan'] },
    { text: task.verdict, colours: [verdictColours[task.verdict]] },
    { text: task.stability === null ? '' : formatShare(task.stability) },
    { text: task.gain === null ? '' : formatGain(task.gain) },
    { text: String(task.runs), colours: ['dim'] },
    { text: escapeTerminal(task.words[0] ?? task.reason), colours: ['dim'] },
  ]);
  return layoutTable(columns, rows, page.width - indent, page.paint).map((line) => ' '.repeat(indent) + line);
};
