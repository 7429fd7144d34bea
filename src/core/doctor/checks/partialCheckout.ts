import { defaultLimits } from '../../configuration/readingBounds.ts';
import { openText } from '../../documents/workspace/openText.ts';
import type { DoctorCheck, Sighting } from '../doctorCheck.ts';
import { lineOf, type Repository } from '../repository.ts';
import { isCheckout, stepsBefore } from '../workflows/checkouts.ts';
import { ownJob } from '../workflows/guard.ts';

const usesLfs = ({ workspace }: Repository): boolean =>
  workspace.entries
    .filter(({ path, kind }) => kind === 'file' && /(?:^|\/)\.gitattributes$/.test(path))
    .some((entry) => {
      const opened = openText(workspace, entry, defaultLimits);
      return opened.kind === 'text' && /^[^#\n]*\sfilter=lfs\b/m.test(opened.text);
    });

export const partialCheckout: DoctorCheck = {
  id: 'partial-checkout',
  severity: 'warning',
  title: 'The checkout leaves files out',
  leadsTo:
    'Evidence kept in Git LFS arrives as pointers, and what a sparse checkout leaves out is not there at all. The check names the pointers and ' +
    'blocks; files that are not there look as if they had been deleted.',
  instead:
    'steps:\n  - uses: actions/checkout@<full SHA>\n    with:\n      lfs: true # where results are kept in Git LFS\n      # and no sparse-checkout',
  look: (repository) => {
    const lfs = usesLfs(repository);
    return repository.guards.flatMap((guard): readonly Sighting[] => {
      const checkout = stepsBefore(guard).findLast(isCheckout);
      if (checkout === undefined || guard.role === 'publisher') return [];
      const { workflow } = ownJob(guard);
      const { lfs: fetched, 'sparse-checkout': sparse } = checkout.inputs;
      return [
        ...(sparse === undefined
          ? []
          : [
              {
                file: workflow.path,
                line: lineOf(workflow, `${checkout.pointer}/with/sparse-checkout`),
                message: 'The checkout is sparse.',
              },
            ]),
        ...(!lfs || fetched === true || fetched === 'true'
          ? []
          : [
              {
                file: workflow.path,
                line: lineOf(workflow, checkout.pointer),
                message: '.gitattributes keeps files in Git LFS, and the checkout has no `lfs: true`.',
              },
            ]),
      ];
    });
  },
};
