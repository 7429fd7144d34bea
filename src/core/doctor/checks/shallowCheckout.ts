import type { DoctorCheck, Sighting } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { isCheckout, stepsBefore } from '../workflows/checkouts.ts';
import { ownJob } from '../workflows/guard.ts';
import { withholding } from '../workflows/tokenPermissions.ts';

export const shallowCheckout: DoctorCheck = {
  id: 'shallow-checkout',
  severity: 'warning',
  title: 'The checkout is shallow and the API cannot help',
  leadsTo:
    'What a pull request changes is judged against its base. The default depth of 1 holds no base; scaling-guard then asks the API for it, which ' +
    'needs a token that reads contents. With neither, the base is unknown and what depends on it is inconclusive.',
  instead:
    'permissions:\n  contents: read\n# or, without the API:\nsteps:\n  - uses: actions/checkout@<full SHA>\n    with:\n      fetch-depth: 0',
  look: ({ gates }) =>
    gates.flatMap((guard): readonly Sighting[] => {
      const checkout = stepsBefore(guard).findLast(isCheckout);
      if (checkout === undefined || String(checkout.inputs['fetch-depth'] ?? 1) === '0') return [];
      const noToken = guard.step.inputs.token !== undefined && guard.input('token') === '';
      if (!noToken && withholding(guard, 'contents', 'read') === undefined) return [];
      const { workflow } = ownJob(guard);
      return [
        {
          file: workflow.path,
          line: lineOf(workflow, checkout.pointer),
          message: `The checkout has a depth of ${String(checkout.inputs['fetch-depth'] ?? 1)}, and ${
            noToken ? 'the input `token` is empty' : 'the token may not read contents'
          }.`,
        },
      ];
    }),
};
