import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';

export const unfollowedWorkflow: DoctorCheck = {
  id: 'unfollowed-workflow',
  severity: 'notice',
  title: 'A job calls a workflow of another repository',
  leadsTo:
    'Offline nothing is known of the called workflow: whether it runs scaling-guard, with which permissions and conditions. ' +
    'Run `doctor` in that repository too.',
  instead:
    'jobs:\n  scaling:\n    uses: ./.github/workflows/scaling-guard.yml # of this repository: followed\n',
  look: ({ unfollowed }) =>
    unfollowed
      .filter(({ job }) => ['pull_request', 'merge_group'].some((event) => job.workflow.events.has(event)))
      .map(({ job, calls }) => ({
        file: job.workflow.path,
        line: lineOf(job.workflow, `${job.pointer}/uses`),
        message: `The job \`${job.id}\` calls ${calls}, which was not followed.`,
      })),
};
