import type { ReportTask } from '../../report/report.ts';
import type { TrendVerdict } from '../../trends/trendVerdict.ts';
import { trendVerdicts } from '../../trends/trendVerdict.ts';

/** How many tasks have each verdict, in the order of the taxonomy, the absent ones left out. */
export const verdictCounts = (
  tasks: readonly ReportTask[],
): readonly { readonly verdict: TrendVerdict; readonly count: number }[] =>
  trendVerdicts
    .map((verdict) => ({ verdict, count: tasks.filter((task) => task.verdict === verdict).length }))
    .filter(({ count }) => count > 0);

/** Tasks by verdict in the order of the taxonomy, then by name and metric in code units. */
export const tasksByVerdict = (tasks: readonly ReportTask[]): readonly ReportTask[] => {
  const key = ({ task, metric }: ReportTask): string => `${task}\u0000${metric}`;
  return tasks.toSorted((a, b) => {
    const order = trendVerdicts.indexOf(a.verdict) - trendVerdicts.indexOf(b.verdict);
    return order !== 0 ? order : key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
  });
};
