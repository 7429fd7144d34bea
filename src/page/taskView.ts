import { groupBy } from '../core/collections/groupBy.ts';
import { curvesById } from '../core/renderers/sections/scoreSeries.ts';
import type {
  Report,
  ReportClaim,
  ReportCurve,
  ReportFinding,
  ReportShift,
  ReportTask,
  ReportTraining,
} from '../core/report/report.ts';
import { textOf } from './element.ts';

/** All that the report says of one task and metric. */
export interface TaskView {
  readonly task: ReportTask;
  /** The `id` of its section. */
  readonly anchor: string;
  /** The address of its section within the page. */
  readonly link: string;
  readonly curves: readonly ReportCurve[];
  readonly claims: readonly ReportClaim[];
  readonly shifts: readonly ReportShift[];
  readonly findings: readonly ReportFinding[];
  /** What befell the training of its runs, by run. */
  readonly training: ReadonlyMap<string, readonly ReportTraining[]>;
}

/** By the name as it is shown: what a name hides, such as half of a surrogate pair, has no place in an address. */
export const taskLink = (task: string, metric: string): string =>
  `#task=${encodeURIComponent(textOf(task))}&metric=${encodeURIComponent(textOf(metric))}`;

const keyOf = ({ task, metric }: { readonly task: string | null; readonly metric: string }): string =>
  JSON.stringify([task, metric]);

/** One view a task of the report, in its order. */
export const taskViews = (report: Report): readonly TaskView[] => {
  const curves = curvesById(report);
  const claims = groupBy(report.claims, keyOf);
  const shifts = groupBy(report.shifts, keyOf);
  const findings = groupBy(report.findings, ({ task }) => task ?? '');
  const training = groupBy(report.training, ({ run }) => run);
  return report.tasks.map((task, index) => ({
    task,
    anchor: `task-${index}`,
    link: taskLink(task.task, task.metric),
    curves: task.curves.flatMap((id) => curves.get(id) ?? []),
    claims: claims.get(keyOf(task)) ?? [],
    shifts: shifts.get(keyOf(task)) ?? [],
    findings: findings.get(task.task) ?? [],
    training,
  }));
};
