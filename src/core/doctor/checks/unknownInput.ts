import { jsonPointer } from '../../documents/jsonPointer.ts';
import { didYouMean } from '../../text/nearestName.ts';
import { inputNames } from '../actionInputs.ts';
import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { ownJob } from '../workflows/guard.ts';

export const unknownInput: DoctorCheck = {
  id: 'unknown-input',
  severity: 'warning',
  title: 'An input has a name that the action does not know',
  leadsTo:
    'GitHub leaves it out and says so in the log only. What it should have set stays as it is by default: another config is judged, another mode is in force.',
  instead: `with:\n  # one of: ${inputNames.join(', ')}`,
  look: ({ guards }) =>
    guards
      // An action of the same repository may wrap this one, with inputs of its own.
      .filter(({ step }) => step.uses !== null && !step.uses.startsWith('./'))
      .flatMap((guard) => {
        const { workflow } = ownJob(guard);
        return Object.keys(guard.step.inputs)
          .filter((name) => !inputNames.some((known) => known === name.toLowerCase()))
          .map((name) => ({
            file: workflow.path,
            line: lineOf(workflow, `${guard.step.pointer}${jsonPointer('with', name)}`),
            message: `There is no input \`${name}\`.${didYouMean(name, inputNames)}`,
          }));
      }),
};
