import type { Report, ReportClaim } from '../../report/report.ts';
import { claimsByGravity } from './claimsByGravity.ts';
import { type KeyTask, keyTasks } from './keyTasks.ts';

/** One thing that a reader should look at first: a claim that does not simply pass, or a task with a finding. */
export type KeySubject =
  | { readonly kind: 'claim'; readonly claim: ReportClaim }
  | ({ readonly kind: 'task' } & KeyTask);

/** Claims that do not pass, of each curve the first: a second one on the same points would repeat its plot and its findings. */
const ofDifferentCurves = (claims: readonly ReportClaim[]): readonly ReportClaim[] => {
  const seen = new Set<string>();
  return claims.filter(({ decision, curve }) => {
    if (decision === 'pass' || (curve !== null && seen.has(curve))) return false;
    if (curve !== null) seen.add(curve);
    return true;
  });
};

/**
 * The few subjects that matter most, gravest first: claims that do not pass, then tasks with a finding, the most relevant first. Where
 * plans make claims, no task that neither a claim nor a change is about: it has no part in what is decided. None in a green report.
 */
export const keySubjects = (report: Report, most: number): readonly KeySubject[] => {
  const claims = ofDifferentCurves(claimsByGravity(report.claims)).slice(0, most);
  const subjects = claims.map((claim): KeySubject => ({ kind: 'claim', claim }));
  const shown = new Set(claims.map(({ task }) => task));
  const isAsked = report.claims.length > 0;
  const tasks = keyTasks(report).filter(({ task, about }) => !shown.has(task) && (about || !isAsked));
  return [
    ...subjects,
    ...tasks.slice(0, most - subjects.length).map((one): KeySubject => ({ kind: 'task', ...one })),
  ];
};
