import { member } from '../../documents/member.ts';
import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { alwaysRuns } from '../workflows/alwaysRuns.ts';

export const conditionalJob: DoctorCheck = {
  id: 'conditional-job',
  severity: 'error',
  title: 'The required job, or its step, has a condition',
  leadsTo:
    'GitHub counts a skipped job as passed, and a job whose step was skipped is green: whoever makes the condition false merges ' +
    'without a verdict. scaling-guard finds out by itself what concerns a pull request.',
  instead:
    'jobs:\n  scaling-guard:\n    # no `if:`, neither here nor on the step\n    runs-on: ubuntu-latest',
  look: ({ gates }) =>
    gates.flatMap(({ jobs, step }) => [
      ...jobs
        .filter(({ value }) => value.if !== undefined && !alwaysRuns(value.if))
        .map((job) => ({
          file: job.workflow.path,
          line: lineOf(job.workflow, `${job.pointer}/if`),
          message: `The job \`${job.id}\` runs only if ${JSON.stringify(job.value.if)}; skipped, it counts as passed.`,
        })),
      ...jobs.slice(-1).flatMap((job) => {
        const condition = member(step.value, 'if');
        return condition === undefined || alwaysRuns(condition)
          ? []
          : [
              {
                file: job.workflow.path,
                line: lineOf(job.workflow, `${step.pointer}/if`),
                message: `The step runs only if ${JSON.stringify(condition)}; skipped, its job is green.`,
              },
            ];
      }),
    ]),
};
