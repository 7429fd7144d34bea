import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { fetchesRepository, stepsBefore } from '../workflows/checkouts.ts';
import { ownJob } from '../workflows/guard.ts';

export const noCheckout: DoctorCheck = {
  id: 'no-checkout',
  severity: 'error',
  title: 'Nothing is checked out before scaling-guard',
  leadsTo:
    'A job starts in an empty folder. Without a checkout there is no evidence, and the check is inconclusive.',
  instead:
    'steps:\n  - uses: actions/checkout@<full SHA>\n    with:\n      persist-credentials: false\n  - uses: OWNER/scaling-guard@<full SHA>',
  look: ({ guards }) =>
    guards
      .filter((guard) => guard.role !== 'publisher' && !stepsBefore(guard).some(fetchesRepository))
      .map((guard) => {
        const { workflow, id } = ownJob(guard);
        return {
          file: workflow.path,
          line: lineOf(workflow, guard.step.pointer),
          message: `No step of the job \`${id}\` before this one checks the repository out.`,
        };
      }),
};
