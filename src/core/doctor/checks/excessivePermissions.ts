import type { DoctorCheck, Sighting } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { statedPermissions } from '../workflows/tokenPermissions.ts';

/** What the action, or the upload of its SARIF beside it, can make use of. */
const useful = new Set(['pull-requests', 'checks', 'security-events']);

export const excessivePermissions: DoctorCheck = {
  id: 'excessive-permissions',
  severity: 'warning',
  title: 'The job’s token may write more than the comment',
  leadsTo:
    'Every step of the job holds this token. With `contents: write` a compromised action can push to the branch that this check guards.',
  instead: 'permissions:\n  contents: read\n  pull-requests: write # for the comment',
  look: ({ guards }) => {
    const stated = guards.flatMap(statedPermissions);
    const places = [
      ...new Map(stated.map((one) => [`${one.job.workflow.path}${one.pointer}`, one])).values(),
    ];
    return places.flatMap(({ permissions, job, pointer }): readonly Sighting[] => {
      const file = job.workflow.path;
      if (permissions.kind === 'default') return [];
      if (permissions.kind === 'all')
        return permissions.access === 'write'
          ? [
              {
                file,
                line: lineOf(job.workflow, pointer),
                severity: 'error',
                message: '`permissions: write-all` lends the job every permission there is.',
              },
            ]
          : [];
      return [...permissions.scopes]
        .filter(([scope, access]) => access === 'write' && !useful.has(scope))
        .map(([scope]) => ({
          file,
          line: lineOf(job.workflow, `${pointer}/${scope}`),
          message: `The job has \`${scope}: write\`, which scaling-guard does not need.`,
        }));
    });
  },
};
