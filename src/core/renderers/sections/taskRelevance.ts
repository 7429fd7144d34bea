import { isLetThrough } from '../../policy/decision.ts';
import type { Report } from '../../report/report.ts';

/** How near a task is to what the report is about. Lower comes first, part by part. */
export interface TaskRelevance {
  /** 0: a stopped claim stands on it; 1: this pull request changes it; 2: another claim stands on it; 3: none of these. */
  readonly group: 0 | 1 | 2 | 3;
  /** Among the changes of the report its place, which has the worst first. */
  readonly change: number;
  /** Its largest shift, negated. */
  readonly shift: number;
  /** Its gain with scale, negated: the more it moves, the more a plan may lean on it. */
  readonly gain: number;
}

/** Names of tasks as changes of verdicts (`hellaswag (acc)`) and of shifts (`hellaswag · acc · …`) begin with them. */
const namedBy = (task: string, metric: string, subject: string): boolean =>
  subject === `${task} (${metric})` || subject.startsWith(`${task} · ${metric} · `);

/** The relevance of every task of a report, by name; of several metrics the nearest. */
export const taskRelevance = (report: Report): ReadonlyMap<string, TaskRelevance> => {
  const stopped = new Set<string>();
  const claimed = new Set<string>();
  for (const { task, decision } of report.claims) (isLetThrough(decision) ? claimed : stopped).add(task);
  const shifts = new Map<string, number>();
  for (const { task, effect } of report.shifts) {
    shifts.set(task, Math.max(Math.abs(effect), shifts.get(task) ?? 0));
  }
  const changes = report.changes.filter(({ kind }) => kind === 'verdict' || kind === 'shift');
  const relevance = new Map<string, TaskRelevance>();
  for (const { task, metric, gain } of report.tasks) {
    const change = changes.findIndex(({ subject }) => namedBy(task, metric, subject));
    const own: TaskRelevance = {
      group: stopped.has(task) ? 0 : change >= 0 ? 1 : claimed.has(task) ? 2 : 3,
      change: change < 0 ? changes.length : change,
      shift: -(shifts.get(task) ?? 0),
      gain: -Math.abs(gain ?? 0),
    };
    const known = relevance.get(task);
    if (known === undefined || byRelevance(own, known) < 0) relevance.set(task, own);
  }
  return relevance;
};

/** Sorts the more relevant first. */
export const byRelevance = (a: TaskRelevance, b: TaskRelevance): number =>
  a.group - b.group || a.change - b.change || a.shift - b.shift || a.gain - b.gain;
