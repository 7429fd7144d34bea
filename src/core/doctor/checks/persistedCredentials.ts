import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { isCheckout, stepsBefore } from '../workflows/checkouts.ts';
import { ownJob } from '../workflows/guard.ts';

export const persistedCredentials: DoctorCheck = {
  id: 'persisted-credentials',
  severity: 'notice',
  title: 'The checkout leaves the token behind',
  leadsTo:
    'Unless told otherwise, the checkout keeps the job’s token where every later step can use it for git. scaling-guard does not need it.',
  instead: 'steps:\n  - uses: actions/checkout@<full SHA>\n    with:\n      persist-credentials: false',
  look: ({ guards }) =>
    guards.flatMap((guard) => {
      const { workflow } = ownJob(guard);
      return stepsBefore(guard)
        .filter(isCheckout)
        .filter(({ inputs }) => !['false', false].some((no) => inputs['persist-credentials'] === no))
        .map(({ pointer }) => ({
          file: workflow.path,
          line: lineOf(workflow, pointer),
          message: 'The checkout has no `persist-credentials: false`.',
        }));
    }),
};
