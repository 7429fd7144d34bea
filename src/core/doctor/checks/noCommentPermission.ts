import type { DoctorCheck } from '../doctorCheck.ts';
import { withheldPermission } from '../withheldPermission.ts';

export const noCommentPermission: DoctorCheck = {
  id: 'no-comment-permission',
  severity: 'warning',
  title: 'The job’s token cannot write the comment',
  leadsTo:
    'The verdict stands, in the check and in the job summary, but the pull request gets no comment, and each run warns of it.',
  instead:
    'permissions:\n  contents: read\n  pull-requests: write\n# or, to do without the comment: `comment: false` on the step',
  look: ({ gates }) =>
    withheldPermission(
      gates.filter(
        ({ workflow, input }) => workflow.events.has('pull_request') && input('comment') !== 'false',
      ),
      'pull-requests',
      'write',
      ', and `comment` is not false',
    ),
};
