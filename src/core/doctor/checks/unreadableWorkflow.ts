import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { mergeKeysIn } from '../workflows/resolveMergeKeys.ts';

export const unreadableWorkflow: DoctorCheck = {
  id: 'unreadable-workflow',
  severity: 'error',
  title: 'GitHub cannot read the workflow',
  leadsTo:
    'A workflow that GitHub refuses never starts, so that a check it should give stays pending. Anchors and aliases are taken; ' +
    'the merge key `<<`, tags and keys that stand twice are not.',
  instead:
    'env: &shared\n  LADDER: six-sizes\n# Repeat with `env: *shared`; do not merge with `<<: *shared`.',
  look: ({ problems, workflows }) => [
    ...problems.map(({ file, line, message }) => ({ file, line, message })),
    ...workflows.flatMap((workflow) => [
      ...mergeKeysIn(workflow.document.value).map((pointer) => ({
        file: workflow.path,
        line: lineOf(workflow, pointer),
        message: 'This map has a merge key `<<`, which GitHub Actions does not take.',
      })),
      ...(workflow.jobs.length === 0
        ? [{ file: workflow.path, line: null, message: 'This workflow has no jobs.' }]
        : []),
    ]),
  ],
};
