import type { PolicyRule } from '../../rule.ts';

export const policyIsLoosened: PolicyRule = {
  id: 'SG508',
  about: 'policy',
  severity: 'warning',
  title: 'The policy is loosened',
  meaning:
    'A setting of the config lets more through after this change than before. It counts once it is merged: this change is judged ' +
    'by the policy of the target branch.',
  nextStep: 'Let the owners of the policy look at it.',
  evaluate: (note) =>
    note.kind === 'loosened' ? `${note.setting} goes from ${note.before} to ${note.after}` : undefined,
};
