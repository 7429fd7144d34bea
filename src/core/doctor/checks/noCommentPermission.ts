import type { DoctorCheck, Sighting } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { withholding } from '../workflows/tokenPermissions.ts';

export const noCommentPermission: DoctorCheck = {
  id: 'no-comment-permission',
  severity: 'warning',
  title: 'The job’s token cannot write the comment',
  leadsTo:
    'The verdict stands, in the check and in the job summary, but the pull request gets no comment, and each run warns of it.',
  instead:
    'permissions:\n  contents: read\n  pull-requests: write\n# or, to do without the comment: `comment: false` on the step',
  look: ({ gates }) =>
    gates
      .filter(({ workflow }) => workflow.events.has('pull_request'))
      .flatMap((guard): readonly Sighting[] => {
        if (guard.input('comment') === 'false') return [];
        const place = withholding(guard, 'pull-requests', 'write');
        return place === undefined
          ? []
          : [
              {
                file: place.job.workflow.path,
                line: lineOf(place.job.workflow, place.pointer),
                message: '`permissions` leave out `pull-requests: write`, and `comment` is not false.',
              },
            ];
      }),
};
