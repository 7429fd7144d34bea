import type { Report, ReportClaim, ReportFinding } from '../../report/report.ts';
import { claimsByGravity } from './claimsByGravity.ts';

/** One thing that a reader should look at first: a claim that does not simply pass, or a task with a finding. */
export type KeySubject =
  | { readonly kind: 'claim'; readonly claim: ReportClaim }
  | { readonly kind: 'task'; readonly task: string; readonly findings: readonly ReportFinding[] };

/** More than any gain of a bounded metric, so that the verdict goes before the gain. */
const holdsNot = 1000;

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
 * The few subjects that matter most, gravest first: claims that do not pass, then tasks with an unwaived finding in scope:
 * those whose trend does not hold before those that only shift, and of each the largest observed changes first, since plans
 * lean on them. None in a green report.
 */
export const keySubjects = (report: Report, most: number): readonly KeySubject[] => {
  const claims = ofDifferentCurves(claimsByGravity(report.claims)).slice(0, most);
  const subjects = claims.map((claim): KeySubject => ({ kind: 'claim', claim }));
  if (report.decision === 'pass') return subjects;
  const shown = new Set(claims.map(({ task }) => task));
  const weights = new Map(
    report.tasks.map(({ task, verdict, gain }) => [
      task,
      Math.abs(gain ?? 0) + (verdict === 'predictable' || verdict === 'insufficient' ? 0 : holdsNot),
    ]),
  );
  const tasks = report.findings
    .filter(
      ({ claim, inScope, waivedBy, severity }) =>
        claim === null && inScope && waivedBy === null && severity !== 'notice',
    )
    .flatMap(({ task }) => (task === null || shown.has(task) ? [] : [task]));
  const ordered = [...new Set(tasks)].toSorted(
    (a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  return [
    ...subjects,
    ...ordered.slice(0, most - subjects.length).map(
      (task): KeySubject => ({
        kind: 'task',
        task,
        findings: report.findings.filter((finding) => finding.claim === null && finding.task === task),
      }),
    ),
  ];
};
