import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';

const supported = [
  'pull_request',
  'merge_group',
  'push',
  'workflow_dispatch',
  'schedule',
  'workflow_run',
  'workflow_call',
];

export const unsupportedEvent: DoctorCheck = {
  id: 'unsupported-event',
  severity: 'error',
  title: 'The workflow starts on an event that scaling-guard refuses',
  leadsTo:
    'On such an event the action exits with status 2 and judges nothing. `pull_request_target` would also lend a token that can ' +
    'write to what a stranger’s pull request brings along.',
  instead: 'on:\n  pull_request:\n  merge_group:',
  look: ({ guards }) =>
    [...new Set(guards.map(({ workflow }) => workflow))].flatMap((workflow) =>
      [...workflow.events.keys()]
        .filter((event) => !supported.includes(event))
        .map((event) => ({
          file: workflow.path,
          line: lineOf(workflow, `/on/${event}`),
          message: `The workflow starts on \`${event}\`; the action takes ${supported.slice(0, -1).join(', ')}.`,
        })),
    ),
};
