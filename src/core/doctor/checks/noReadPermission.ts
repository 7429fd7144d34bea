import type { DoctorCheck, Sighting } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { withholding } from '../workflows/tokenPermissions.ts';

export const noReadPermission: DoctorCheck = {
  id: 'no-read-permission',
  severity: 'warning',
  title: 'The job’s token cannot read the repository',
  leadsTo:
    'Where `permissions` are stated, what is not listed is none. In a private repository the checkout fails; and where the checkout is ' +
    'shallow, as it is by default, the base cannot be read by the API either.',
  instead: 'permissions:\n  contents: read\n  pull-requests: write # for the comment',
  look: ({ guards }) =>
    guards
      .filter(({ role }) => role !== 'publisher')
      .flatMap((guard): readonly Sighting[] => {
        const place = withholding(guard, 'contents', 'read');
        return place === undefined
          ? []
          : [
              {
                file: place.job.workflow.path,
                line: lineOf(place.job.workflow, place.pointer),
                message: '`permissions` leave out `contents: read`.',
              },
            ];
      }),
};
