import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { ownJob } from '../workflows/guard.ts';
import { statedPermissions } from '../workflows/tokenPermissions.ts';

export const defaultPermissions: DoctorCheck = {
  id: 'default-permissions',
  severity: 'warning',
  title: 'No permissions are stated',
  leadsTo:
    'The token then has what the settings of the repository or organisation give, which may be write access to everything, or too little for ' +
    'the comment; and it changes when somebody changes the setting.',
  instead:
    'permissions: {}\n\njobs:\n  scaling-guard:\n    permissions:\n      contents: read\n      pull-requests: write # for the comment',
  look: ({ guards }) =>
    guards
      .filter((guard) => statedPermissions(guard).every(({ permissions }) => permissions.kind === 'default'))
      .map((guard) => {
        const { workflow, pointer, id } = ownJob(guard);
        return {
          file: workflow.path,
          line: lineOf(workflow, pointer),
          message: `Neither the job \`${id}\` nor its workflow states \`permissions\`.`,
        };
      }),
};
