import { groupBy } from '../../collections/groupBy.ts';
import type { Report, ReportFinding, ReportTask } from '../../report/report.ts';
import { closeSentence } from '../../text/closeSentence.ts';
import { countOf } from '../../text/formatCount.ts';
import { formatProbability } from '../../text/formatProbability.ts';
import { formatGain } from '../../text/formatScore.ts';
import { formatShare } from '../../text/formatShare.ts';
import { sparkline } from '../../text/sparkline.ts';
import { curvesById, drawnScores } from '../sections/scoreSeries.ts';
import { taskFindings } from '../sections/taskFindings.ts';
import { tasksByVerdict, verdictCounts } from '../sections/verdictCounts.ts';
import { curvePlot, curveSparkline } from './curvePlot.ts';
import { type MarkdownPart, type MarkdownWriter, tableHead, tableRow } from './markdownPart.ts';

/** One row a task by verdict, with its trend as a sparkline, stability, gain, runs, and the evidence in words. */
export const taskTable = (report: Report, write: MarkdownWriter): MarkdownPart => {
  const byId = curvesById(report);
  const trendOf = ({ curves }: ReportTask): string =>
    sparkline(drawnScores(curves.flatMap((id) => byId.get(id) ?? [])));
  const counts = verdictCounts(report.tasks).map(({ verdict, count }) => `${count} ${verdict}`);
  return {
    title: `${countOf(report.tasks.length, 'task')}: ${counts.join(', ')}`,
    noun: 'tasks',
    head: tableHead(
      ['Task', 'Metric', 'Trend', 'Verdict', 'Stable', 'Gain', 'Runs', 'What was seen'],
      [4, 5, 6],
    ),
    rows: tasksByVerdict(report.tasks).map((task) =>
      tableRow([
        write.name(task.task),
        write.name(task.metric),
        trendOf(task),
        task.verdict,
        task.stability === null ? '' : formatShare(task.stability),
        task.gain === null ? '' : formatGain(task.gain),
        String(task.runs),
        write.sentence(task.words[0] ?? task.reason),
      ]),
    ),
  };
};

/** One row a shift. */
export const shiftTable = ({ shifts }: Report, write: MarkdownWriter): MarkdownPart => ({
  title: countOf(shifts.length, 'shift'),
  noun: 'shifts',
  head: tableHead(['Task', 'Factor', 'Kind', 'Effect', 'q', 'What was seen'], [3, 4]),
  rows: shifts.map(({ task, factor, kind, kinds, levels, effect, q, sentence }) =>
    tableRow([
      write.name(task),
      write.sentence(`${factor}: ${levels.join(' against ')}`),
      [kind, ...kinds.filter((one) => one !== kind)].join(', '),
      formatGain(effect),
      formatProbability('', q).trim(),
      write.sentence(sentence),
    ]),
  ),
});

/** Tasks named in one row; the table of tasks has them all. */
const mostNames = 12;

/** Findings that belong to no claim, one row a rule: what was seen of each task stands in the tables of tasks and shifts. */
export const findingTable = (report: Report, write: MarkdownWriter): MarkdownPart => {
  const groups = taskFindings(report);
  const count = groups.reduce((sum, { findings }) => sum + findings.length, 0);
  const named = (findings: readonly ReportFinding[]): string => {
    const names = [...new Set(findings.map(({ task, message }) => task ?? message))];
    const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : '';
    return names.slice(0, mostNames).map(write.name).join(', ') + more;
  };
  return {
    title: countOf(count, 'finding'),
    noun: 'findings',
    head: tableHead(['Rule', '', 'Tasks']),
    rows: groups.flatMap(({ rule, title, findings }) =>
      [
        ...groupBy(findings, ({ severity, waivedBy }) =>
          waivedBy === null ? severity : `waived by ${write.name(waivedBy)}`,
        ),
      ].map(([standing, alike]) =>
        tableRow([`${write.name(rule)} ${write.sentence(title)}`, standing, named(alike)]),
      ),
    ),
  };
};

/** One task that a reader should look at: its findings and a plot of all its curves together. */
export const taskCard = (
  task: string,
  findings: readonly ReportFinding[],
  report: Report,
  write: MarkdownWriter,
): readonly string[] => {
  const byId = curvesById(report);
  const entry = report.tasks.find((one) => one.task === task);
  const curves = (entry?.curves ?? []).flatMap((id) => byId.get(id) ?? []);
  const plot = curvePlot(curves, null);
  const spark = curveSparkline(curves);
  return [
    `#### ${write.name(task)}${entry === undefined ? '' : `: ${entry.verdict}`}`,
    '',
    ...findings.map(({ rule, message }) => `- ${write.name(rule)} ${write.sentence(closeSentence(message))}`),
    ...(plot.length > 0 ? ['', ...plot] : []),
    ...(spark === '' ? [] : ['', write.sentence(spark)]),
    '',
  ];
};
