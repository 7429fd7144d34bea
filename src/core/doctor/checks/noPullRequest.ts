import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';

export const noPullRequest: DoctorCheck = {
  id: 'no-pull-request',
  severity: 'error',
  title: 'scaling-guard does not run on pull requests',
  leadsTo:
    'No pull request gets the check. Required, it stays pending for ever; not required, a bad plan merges and is found later.',
  instead: 'on:\n  pull_request:\n  merge_group:',
  look: ({ guards }) => {
    const [first] = guards;
    if (first === undefined || guards.some(({ workflow }) => workflow.events.has('pull_request'))) return [];
    return [
      {
        file: first.workflow.path,
        line: lineOf(first.workflow, '/on'),
        message: `scaling-guard runs on ${[...first.workflow.events.keys()].join(', ')}, and nowhere on \`pull_request\`.`,
      },
    ];
  },
};
