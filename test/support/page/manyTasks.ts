import type { Report } from '../../../src/core/report/report.ts';

/** A report of so many tasks: those of another, repeated under names of their own, with their curves, shifts and findings. */
export const manyTasks = (report: Report, count: number): Report => {
  const copies = Array.from({ length: Math.ceil(count / report.tasks.length) }, (_, copy) => {
    const named = <Item extends { readonly task: string }>(item: Item): Item => ({
      ...item,
      task: `${item.task}-${copy}`,
    });
    const known = (id: string): string => `${id}-${copy}`;
    return {
      tasks: report.tasks.map((task) => ({ ...named(task), curves: task.curves.map(known) })),
      curves: report.curves.map((curve) => ({ ...named(curve), id: known(curve.id) })),
      shifts: report.shifts.map((shift) => ({ ...named(shift), id: known(shift.id) })),
      claims: report.claims.map((claim) => ({
        ...named(claim),
        curve: claim.curve === null ? null : known(claim.curve),
      })),
      findings: report.findings.map((finding) => ({
        ...finding,
        task: finding.task === null ? null : `${finding.task}-${copy}`,
      })),
    };
  });
  const tasks = copies.flatMap((copy) => copy.tasks).slice(0, count);
  const kept = new Set(tasks.map(({ task }) => task));
  const ofKept = ({ task }: { readonly task: string | null }): boolean => task === null || kept.has(task);
  return {
    ...report,
    tasks,
    curves: copies.flatMap((copy) => copy.curves).filter(ofKept),
    shifts: copies.flatMap((copy) => copy.shifts).filter(ofKept),
    // Nobody plans on hundreds of tasks.
    claims: copies
      .slice(0, 2)
      .flatMap((copy) => copy.claims)
      .filter(ofKept),
    findings: copies.flatMap((copy) => copy.findings).filter(ofKept),
  };
};
