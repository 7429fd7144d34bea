import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';

export const noMergeGroup: DoctorCheck = {
  id: 'no-merge-group',
  severity: 'warning',
  title: 'The workflow of the required check leaves out merge_group',
  leadsTo:
    'A merge queue waits for the required check on a commit of its own. Without this event the check never comes, and the ' +
    'queue throws every pull request out when its time is up. Without a queue the event costs nothing.',
  instead: 'on:\n  pull_request:\n  merge_group:',
  look: ({ gates }) =>
    [...new Set(gates.map(({ workflow }) => workflow))]
      .filter(({ events }) => events.has('pull_request') && !events.has('merge_group'))
      .map((workflow) => ({
        file: workflow.path,
        line: lineOf(workflow, '/on'),
        message: 'The workflow runs on `pull_request` and not on `merge_group`.',
      })),
};
