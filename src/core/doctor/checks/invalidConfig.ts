import { configAt } from '../../configuration/configPlaces.ts';
import type { DoctorCheck, Sighting } from '../doctorCheck.ts';

export const invalidConfig: DoctorCheck = {
  id: 'invalid-config',
  severity: 'error',
  title: 'The config cannot be used, or is not where it is looked for',
  leadsTo: 'A config with any fault is not used at all: the check fails with status 2 and judges nothing.',
  instead:
    'version: 1\nevidence:\n  - files: "evals/**/*.json"\nplans: "plans/*.yml"\ngate: { mode: enforce }',
  look: ({ judged }) =>
    judged.flatMap(({ folder, misnamed, reading }): readonly Sighting[] => [
      ...(reading.kind === 'invalid'
        ? reading.problems.map(({ file, line, message }) => ({
            file: folder === '' || file === null ? file : `${folder}/${file}`,
            line,
            message,
          }))
        : []),
      ...(misnamed === null
        ? []
        : [
            {
              file: misnamed,
              line: null,
              message: `The config is looked for at ${configAt}: rename this file, or name it by \`config\`.`,
            },
          ]),
    ]),
};
