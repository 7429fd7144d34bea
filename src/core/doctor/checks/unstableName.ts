import { member } from '../../documents/member.ts';
import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';

export const unstableName: DoctorCheck = {
  id: 'unstable-name',
  severity: 'warning',
  title: 'The name of the required check is not fixed',
  leadsTo:
    'A matrix adds its values to the name, and an expression is the name of the moment. When they change, the required name is never ' +
    'reported again and every pull request waits; a matrix that comes out empty skips the job, which counts as passed.',
  instead:
    'jobs:\n  scaling-guard: # one job for each instance, instead of a matrix\n    name: scaling-guard',
  look: ({ gates }) =>
    [...new Set(gates.flatMap(({ jobs }) => jobs))].flatMap((job) => {
      const place = { file: job.workflow.path };
      const { name } = job.value;
      return [
        ...(member(job.value.strategy, 'matrix') === undefined
          ? []
          : [
              {
                ...place,
                line: lineOf(job.workflow, `${job.pointer}/strategy/matrix`),
                message: `The job \`${job.id}\` has a matrix, whose values become part of the check's name.`,
              },
            ]),
        ...(typeof name === 'string' && name.includes('${{')
          ? [
              {
                ...place,
                line: lineOf(job.workflow, `${job.pointer}/name`),
                message: `The job \`${job.id}\` is named by an expression.`,
              },
            ]
          : []),
      ];
    }),
};
