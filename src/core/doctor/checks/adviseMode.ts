import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { ownJob } from '../workflows/guard.ts';

export const adviseMode: DoctorCheck = {
  id: 'advise-mode',
  severity: 'warning',
  title: 'The check advises and does not block',
  leadsTo:
    'In advise mode every verdict is green. The input `mode: advise` is ignored on `pull_request` and `merge_group`, since a pull request could set it ' +
    'itself; `gate.mode: advise` of the config on the target branch does count.',
  instead: 'gate: { mode: enforce } # in the config; and no `mode:` on the step',
  look: ({ gates, judged }) => [
    ...gates
      .filter((guard) => guard.input('mode') === 'advise')
      .map((guard) => {
        const { workflow } = ownJob(guard);
        return {
          file: workflow.path,
          line: lineOf(workflow, `${guard.step.pointer}/with/mode`),
          message: 'The input `mode: advise` is ignored on pull requests and in the merge queue.',
        };
      }),
    ...judged.flatMap(({ config, reading }) =>
      reading.kind === 'configuration' && reading.configuration.gate.mode === 'advise'
        ? [
            {
              file: config,
              line: null,
              severity: 'notice' as const,
              message:
                '`gate.mode` is advise: the check is green whatever it finds. Set enforce when you rely on it.',
            },
          ]
        : [],
    ),
  ],
};
