import { member } from '../../documents/member.ts';
import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';

/** What GitHub starts a workflow on where it names no types. */
const needed = ['opened', 'synchronize', 'reopened'];

export const partialTypes: DoctorCheck = {
  id: 'partial-types',
  severity: 'error',
  title: 'pull_request leaves out activity types',
  leadsTo:
    'The check belongs to a commit. Without `synchronize` a new push gets none, without `opened` or `reopened` the pull request ' +
    'waits until the next push.',
  instead: 'on:\n  pull_request: # its default types are opened, synchronize, reopened',
  look: ({ gates }) =>
    [...new Set(gates.map(({ workflow }) => workflow))].flatMap((workflow) => {
      const types = member(workflow.events.get('pull_request'), 'types');
      if (types === undefined) return [];
      const named = Array.isArray(types) ? types : [types];
      const missing = needed.filter((type) => !named.includes(type));
      return missing.length === 0
        ? []
        : [
            {
              file: workflow.path,
              line: lineOf(workflow, '/on/pull_request/types'),
              message: `\`types\` leaves out ${missing.map((type) => `\`${type}\``).join(', ')}.`,
            },
          ];
    }),
};
