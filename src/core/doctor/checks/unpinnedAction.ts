import type { DoctorCheck, Sighting } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { ownJob } from '../workflows/guard.ts';

/** A full commit or image digest, or a file of this repository. */
const pinned = /^\.\/|@[0-9a-f]{40}$|^docker:\/\/.+@sha256:[0-9a-f]{64}$/;

/** What drafts and workflows to copy say as long as there is no release. */
const drafted = /^OWNER\/|@COMMIT$/;

export const unpinnedAction: DoctorCheck = {
  id: 'unpinned-action',
  severity: 'warning',
  title: 'An action of the job is not pinned to a full SHA',
  leadsTo:
    'A tag or a branch can be moved: what runs tomorrow need not be what was reviewed today, and it runs with the job’s token and decides the check.',
  instead: 'steps:\n  - uses: OWNER/scaling-guard@<the 40 digits of the commit> # v1.2.3',
  look: ({ guards }) =>
    [...new Set(guards.map(ownJob))].flatMap(({ workflow, steps }) =>
      steps.flatMap(({ uses, pointer }): readonly Sighting[] => {
        if (uses === null || pinned.test(uses)) return [];
        const at = { file: workflow.path, line: lineOf(workflow, `${pointer}/uses`) };
        return drafted.test(uses)
          ? [
              {
                ...at,
                severity: 'error',
                message: `\`${uses}\` is what the draft says: until it names a repository and a commit, GitHub cannot start the job.`,
              },
            ]
          : [{ ...at, message: `\`${uses}\` is not pinned to a full commit SHA.` }];
      }),
    ),
};
