import type { DoctorCheck, Sighting } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { alwaysRuns } from '../workflows/alwaysRuns.ts';
import type { Job } from '../workflows/workflow.ts';

/** Whether a job, or one that it needs, has a condition under which it is skipped. */
const canBeSkipped = (job: Job, seen: readonly string[] = []): boolean =>
  (job.value.if !== undefined && !alwaysRuns(job.value.if)) ||
  job.needs.some((id) => {
    const needed = job.workflow.jobs.find((one) => one.id === id);
    return needed !== undefined && !seen.includes(id) && canBeSkipped(needed, [...seen, id]);
  });

export const skippableNeed: DoctorCheck = {
  id: 'skippable-need',
  severity: 'error',
  title: 'The required job needs a job that can fail or be skipped',
  leadsTo:
    'When a job that it needs fails or is skipped, the required job is skipped too, and GitHub counts a skipped job as passed.',
  instead:
    'jobs:\n  scaling-guard:\n    # no `needs:`; or, where it cannot be helped:\n    needs: [prepare]\n    if: always()',
  look: ({ gates }) =>
    gates.flatMap(({ jobs }) =>
      jobs
        .filter(({ needs, value }) => needs.length > 0 && !alwaysRuns(value.if))
        .map((job): Sighting => {
          const skippable = job.needs.filter((id) =>
            job.workflow.jobs.some((one) => one.id === id && canBeSkipped(one)),
          );
          return {
            file: job.workflow.path,
            line: lineOf(job.workflow, `${job.pointer}/needs`),
            severity: skippable.length > 0 ? 'error' : 'warning',
            message:
              skippable.length > 0
                ? `The job \`${job.id}\` needs \`${skippable.join('`, `')}\`, which can be skipped, and then is skipped itself.`
                : `The job \`${job.id}\` needs \`${job.needs.join('`, `')}\`, and is skipped when that fails.`,
          };
        }),
    ),
};
