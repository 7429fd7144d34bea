import { member } from '../../documents/member.ts';
import type { DoctorCheck, Sighting } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';

/** A filter by branch is safe on branches that do not require the check; one by path never is. */
const filters = [
  ['paths', 'error'],
  ['paths-ignore', 'error'],
  ['branches', 'warning'],
  ['branches-ignore', 'warning'],
] as const;

export const filteredTrigger: DoctorCheck = {
  id: 'filtered-trigger',
  severity: 'error',
  title: 'The workflow of the required check is filtered by path or branch',
  leadsTo:
    'A workflow that a filter leaves out reports nothing, and a required check that reports nothing is pending for ever: the ' +
    'pull request can never merge. scaling-guard itself is through within seconds where nothing concerns it.',
  instead: 'on:\n  pull_request: # no paths, no branches\n  merge_group:',
  look: ({ gates }) =>
    [...new Set(gates.map(({ workflow }) => workflow))].flatMap((workflow) =>
      ['pull_request', 'merge_group'].flatMap((event) =>
        filters.flatMap(([filter, severity]): readonly Sighting[] =>
          member(workflow.events.get(event), filter) === undefined
            ? []
            : [
                {
                  file: workflow.path,
                  line: lineOf(workflow, `/on/${event}/${filter}`),
                  severity,
                  message:
                    severity === 'error'
                      ? `\`${event}\` is filtered by \`${filter}\`, so that other pull requests never get the check.`
                      : `\`${event}\` is filtered by \`${filter}\`: right only where no other branch requires the check.`,
                },
              ],
        ),
      ),
    ),
};
