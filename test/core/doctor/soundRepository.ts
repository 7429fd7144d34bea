import { draftWorkflow } from '../../../src/core/initialise/draftWorkflow.ts';

/** Path to text. */
export type Files = Readonly<Record<string, string>>;

export const workflowAt = '.github/workflows/scaling-guard.yml';

/** A pin as a user would write it, in the place of the placeholder that drafts have before the first release. */
export const pin = (workflow: string): string =>
  workflow.replaceAll(
    /OWNER\/scaling-guard@COMMIT #.*/g,
    `acme/scaling-guard@${'0123456789'.repeat(4)} # v1.2.3`,
  );

/** A repository in which `doctor` finds nothing. */
export const soundRepository: Files = {
  [workflowAt]: pin(draftWorkflow()),
  '.github/CODEOWNERS': '/.github/ @acme/scaling\n/plans/ @acme/scaling\n/evals/runs.yml @acme/scaling\n',
  '.github/scaling-guard.yml':
    'version: 1\nevidence:\n  - files: "evals/*.json"\nruns: evals/runs.yml\nplans: "plans/*.yml"\n',
  'evals/runs.yml': 'version: 1\nruns: []\n',
  'plans/cluster.yml': 'version: 1\nplan: cluster\nclaims: []\n',
};

/** The sound repository with its workflow changed: each old text must be there. */
export const withWorkflow = (
  ...changes: readonly (readonly [from: string | RegExp, to: string])[]
): Files => ({
  ...soundRepository,
  [workflowAt]: changes.reduce((text, [from, to]) => {
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`the workflow has no ${String(from)}`);
    return changed;
  }, soundRepository[workflowAt] ?? ''),
});

export const withFiles = (files: Readonly<Record<string, string | null>>): Files =>
  Object.fromEntries(
    Object.entries({ ...soundRepository, ...files }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    ),
  );
