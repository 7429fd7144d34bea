import { groupBy } from '../collections/groupBy.ts';
import type { Curve } from '../curves/curve.ts';
import type { TaskCurves } from '../curves/groupCurves.ts';
import { nameFinder } from '../text/nearestName.ts';
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

const LOSS = 'loss:';

/** What a claim is about, wherever it reads. */
type Subject = Pick<Claim, 'task' | 'metric' | 'where'>;

const unmatched = (reason: Unmatched): Match => ({ kind: 'unmatched', unmatched: reason });

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** The metric a claim means: its own, the task's only one, or null where it has to be named. */
const metricOf = (claim: Subject, metrics: readonly string[]): string | null =>
  claim.metric ?? (metrics.length === 1 ? (metrics[0] ?? null) : null);

/** The tasks that there are, by name, and the names in order. */
interface KnownTasks {
  readonly byName: ReadonlyMap<string, readonly TaskCurves[]>;
  readonly names: readonly string[];
  readonly nearest: (typed: string) => string | null;
}

const indexTasks = (tasks: readonly TaskCurves[]): KnownTasks => {
  const byName = groupBy(tasks, ({ task }) => task);
  const names = sorted(byName.keys());
  return { byName, names, nearest: nameFinder(names) };
};

/** A loss has its corpus as the task, and may be called after it: `loss:c4` of whatever is `loss` of `c4`. */
const withCorpus = (claim: Subject, { byName }: KnownTasks): Subject => {
  const { task, metric } = claim;
  if (metric === null || !metric.startsWith(LOSS)) return claim;
  if (byName.get(task)?.some((one) => one.metric === metric)) return claim;
  return { ...claim, task: metric.slice(LOSS.length), metric: 'loss' };
};

const indexed = new WeakMap<readonly TaskCurves[], KnownTasks>();

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
  // Once for a list of tasks, which many claims are matched with.
  const known = indexed.get(tasks) ?? indexTasks(tasks);
  indexed.set(tasks, known);
  const subject = withCorpus(claim, known);
  const ofTask = known.byName.get(subject.task);
  if (ofTask === undefined) {
    const { names, nearest } = known;
    return unmatched({ kind: 'unknown-task', known: names, suggestion: nearest(subject.task) });
  }
  const metrics = sorted(ofTask.map(({ metric }) => metric));
  const metric = metricOf(subject, metrics);
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
