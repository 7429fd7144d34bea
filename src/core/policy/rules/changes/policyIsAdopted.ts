import type { PolicyRule } from '../../rule.ts';

export const policyIsAdopted: PolicyRule = {
  id: 'SG510',
  about: 'policy',
  severity: 'notice',
  title: 'The target branch has no policy yet',
  meaning:
    'There is neither a config nor a plan, a lock or waivers on the target branch, so this change is judged by the policy that it brings, in advise ' +
    'mode: it shows what the check would say, and stops nothing.',
  nextStep: 'Merge it; from then on the policy of the target branch holds.',
  evaluate: (note) =>
    note.kind === 'first-adoption'
      ? `the policy of ${note.file ?? 'this change'} is its own, and counts as advice until it is merged`
      : undefined,
};
