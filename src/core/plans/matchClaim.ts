import type { Curve } from '../curves/curve.ts';
import type { TaskCurves } from '../curves/groupCurves.ts';
import { nearestName } from '../text/nearestName.ts';
import type { Claim } from './claim.ts';
import type { Unmatched } from './claimAssessment.ts';

export type Match =
  | {
      readonly kind: 'matched';
      readonly task: TaskCurves;
      readonly curves: readonly Curve[];
      readonly elsewhere: readonly Curve[];
    }
  | { readonly kind: 'unmatched'; readonly unmatched: Unmatched };

/** What a claim is about, wherever it reads. */
type Subject = Pick<Claim, 'task' | 'metric' | 'where'>;

const unmatched = (reason: Unmatched): Match => ({ kind: 'unmatched', unmatched: reason });

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** The metric a claim means: its own, the task's only one, or null where it has to be named. */
const metricOf = (claim: Subject, metrics: readonly string[]): string | null =>
  claim.metric ?? (metrics.length === 1 ? (metrics[0] ?? null) : null);

/**
 * The curves that a claim speaks about: those of its task and metric whose factor levels agree with its `where`.
 * A factor that `where` leaves out is open: the claim must hold on every one of them.
 *
 * @param declared the config's factors
 */
export const matchClaim = (
  claim: Subject,
  tasks: readonly TaskCurves[],
  declared: readonly string[],
): Match => {
  const ofTask = tasks.filter(({ task }) => task === claim.task);
  if (ofTask.length === 0) {
    const known = sorted(tasks.map(({ task }) => task));
    return unmatched({ kind: 'unknown-task', known, suggestion: nearestName(claim.task, known) });
  }
  const metrics = sorted(ofTask.map(({ metric }) => metric));
  const metric = metricOf(claim, metrics);
  if (metric === null) return unmatched({ kind: 'open-metric', known: metrics });
  const task = ofTask.find((one) => one.metric === metric);
  if (task === undefined) return unmatched({ kind: 'unknown-metric', known: metrics });

  let curves = task.curves;
  for (const [factor, level] of Object.entries(claim.where)) {
    if (!declared.includes(factor))
      return unmatched({ kind: 'unknown-factor', factor, known: sorted(declared) });
    const agreeing = curves.filter(({ factors }) => factors[factor] === level);
    if (agreeing.length === 0) {
      const known = sorted(curves.flatMap(({ factors }) => factors[factor] ?? []));
      return unmatched({ kind: 'level-without-evidence', factor, level, known });
    }
    curves = agreeing;
  }
  return { kind: 'matched', task, curves, elsewhere: task.curves.filter((curve) => !curves.includes(curve)) };
};
