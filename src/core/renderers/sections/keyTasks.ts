import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import { groupBy } from '../../collections/groupBy.ts';
import type { Report, ReportFinding } from '../../report/report.ts';
import { byRelevance, type TaskRelevance, taskRelevance } from './taskRelevance.ts';

/** A task that a reader should look at. */
export interface KeyTask {
  readonly task: string;
  /** Its findings that belong to no claim. */
  readonly findings: readonly ReportFinding[];
  /** Whether a claim or a change is about it. */
  readonly about: boolean;
}

/** Of a task that the report has no verdict of. */
const unknown: TaskRelevance = { group: 3, change: Number.MAX_SAFE_INTEGER, shift: 0, gain: 0 };

/** Tasks with an unwaived finding in scope, the most relevant first. None in a report that passes. */
export const keyTasks = (report: Report): readonly KeyTask[] => {
  if (report.decision === 'pass') return [];
  const relevance = taskRelevance(report);
  const named = report.findings.flatMap(({ claim, inScope, waivedBy, severity, task }) =>
    claim === null && inScope && waivedBy === null && severity !== 'notice' && task !== null ? [task] : [],
  );
  const ofTasks = groupBy(
    report.findings.filter(({ claim }) => claim === null),
    ({ task }) => task ?? '',
  );
  const nearest = (task: string): TaskRelevance => relevance.get(task) ?? unknown;
  return [...new Set(named)]
    .toSorted((a, b) => byRelevance(nearest(a), nearest(b)) || byCodeUnits(a, b))
    .map((task) => ({
      task,
      findings: ofTasks.get(task) ?? [],
      about: nearest(task).group < unknown.group,
    }));
};
