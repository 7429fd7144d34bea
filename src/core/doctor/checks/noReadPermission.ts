import type { DoctorCheck } from '../doctorCheck.ts';
import { withheldPermission } from '../withheldPermission.ts';

export const noReadPermission: DoctorCheck = {
  id: 'no-read-permission',
  severity: 'warning',
  title: 'The job’s token cannot read the repository',
  leadsTo:
    'Where `permissions` are stated, what is not listed is none. In a private repository the checkout fails; and where the checkout is ' +
    'shallow, as it is by default, the base cannot be read by the API either.',
  instead: 'permissions:\n  contents: read\n  pull-requests: write # for the comment',
  look: ({ guards }) =>
    withheldPermission(
      guards.filter(({ role }) => role !== 'publisher'),
      'contents',
      'read',
    ),
};
