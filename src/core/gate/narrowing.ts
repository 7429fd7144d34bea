import type { TaskAnalyses } from '../pipeline/analyseTasks.ts';
import type { JudgedClaim } from '../pipeline/assembleReport.ts';
import type { DrawnCurves } from '../pipeline/drawCurves.ts';
import type { Finding } from '../policy/finding.ts';

/**
 * The one plan and the one task that an audit asks about; null for all. It chooses what is shown and decided by, never what is
 * computed from: forecasts are calibrated on all tasks, and must not change because somebody looks at one of them.
 */
export interface Narrowing {
  readonly plan: string | null;
  readonly task: string | null;
}

const admits = (wanted: string | null, given: string | null): boolean =>
  wanted === null || given === null || wanted === given;

export const isClaimAskedFor = (
  { plan, task }: Narrowing,
  { decision }: Pick<JudgedClaim, 'decision'>,
): boolean => admits(plan, decision.claim.plan) && admits(task, decision.claim.task);

export const isFindingAskedFor = ({ plan, task }: Narrowing, finding: Finding): boolean =>
  admits(plan, finding.plan) && admits(task, finding.task);

/** The curves and their analyses, of the task that is asked for alone. */
export const narrowedTasks = (
  { task: wanted }: Narrowing,
  drawn: DrawnCurves,
  analyses: TaskAnalyses,
): { readonly drawn: DrawnCurves; readonly analyses: TaskAnalyses } => {
  if (wanted === null) return { drawn, analyses };
  const isAskedFor = ({ task }: { readonly task: string }): boolean => task === wanted;
  const tasks = drawn.tasks.filter(isAskedFor);
  const curves = new Set(tasks.flatMap((task) => task.curves));
  return {
    drawn: { ...drawn, tasks },
    analyses: {
      ...analyses,
      ofTasks: analyses.ofTasks.filter((_, index) => drawn.tasks[index]?.task === wanted),
      ofCurves: new Map([...analyses.ofCurves].filter(([curve]) => curves.has(curve))),
      shifts: analyses.shifts.filter(isAskedFor),
      untested: analyses.untested.filter(isAskedFor),
    },
  };
};
