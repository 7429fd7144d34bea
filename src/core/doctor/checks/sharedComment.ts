import { groupBy } from '../../collections/groupBy.ts';
import { cleanPath } from '../../configuration/cleanPath.ts';
import { member } from '../../documents/member.ts';
import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { type Guard, ownJob } from '../workflows/guard.ts';

const keyOf = (guard: Guard): string =>
  JSON.stringify([guard.input('config'), cleanPath(guard.input('folder'))]);

/** Whether the legs of a matrix all have one key. */
const repeatsItself = (guard: Guard): boolean =>
  guard.jobs.some(({ value }) => member(value.strategy, 'matrix') !== undefined) &&
  !keyOf(guard).includes('${{');

export const sharedComment: DoctorCheck = {
  id: 'shared-comment',
  severity: 'error',
  title: 'Two instances have the same config and folder',
  leadsTo:
    'An instance is known by its `config` and `folder`, and so is its comment. Two with the same ones overwrite each other’s comment, and the last ' +
    'to finish is what the pull request shows.',
  instead:
    'steps:\n  - uses: OWNER/scaling-guard@<full SHA>\n    with:\n      folder: teams/vision # another folder, or another config, for each instance',
  look: ({ gates }) => {
    const commenting = gates.filter(
      (guard) => guard.input('comment') !== 'false' && guard.workflow.events.has('pull_request'),
    );
    return [...groupBy(commenting, keyOf).values()].flatMap((same) => {
      const [first, ...others] = same;
      if (first === undefined) return [];
      return [...(repeatsItself(first) ? [first] : []), ...others].map((guard) => {
        const { workflow, id } = ownJob(guard);
        const twin =
          guard === first
            ? 'each leg of its matrix'
            : `\`${ownJob(first).id}\` of ${ownJob(first).workflow.path}`;
        return {
          file: workflow.path,
          line: lineOf(workflow, guard.step.pointer),
          message: `The instance in \`${id}\` has the same config and folder as ${twin}.`,
        };
      });
    });
  },
};
