import type { DoctorCheck, Sighting } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { withholding } from '../workflows/tokenPermissions.ts';

export const noCommentPermission: DoctorCheck = {
  id: 'no-comment-permission',
  severity: 'warning',
  title: 'The job’s token cannot write the comment',
  leadsTo:
    'The verdict stands, in the check and in the job summary, but the pull request gets no comment. Where the token cannot even read the ' +
    'list of changed files, as in a private repository, everything is judged and not only what the pull request touches.',
  instead:
    'permissions:\n  contents: read\n  pull-requests: write\n# or, to do without the comment: `pull-requests: read` here, and `comment: false` on the step',
  look: ({ gates }) =>
    gates
      .filter(({ workflow }) => workflow.events.has('pull_request'))
      .flatMap((guard): readonly Sighting[] => {
        const silent = guard.input('comment') === 'false';
        const place = withholding(guard, 'pull-requests', silent ? 'read' : 'write');
        return place === undefined
          ? []
          : [
              {
                file: place.job.workflow.path,
                line: lineOf(place.job.workflow, place.pointer),
                message: silent
                  ? '`permissions` leave out `pull-requests: read`, which the list of changed files needs in a private repository.'
                  : '`permissions` leave out `pull-requests: write`, and `comment` is not false.',
              },
            ];
      }),
};
