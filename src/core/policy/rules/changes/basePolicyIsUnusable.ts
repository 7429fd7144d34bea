import type { PolicyRule } from '../../rule.ts';

export const basePolicyIsUnusable: PolicyRule = {
  id: 'SG511',
  about: 'policy',
  severity: 'warning',
  title: 'The policy of the target branch cannot be used',
  meaning:
    'The config there is broken, or is gone while plans, locks or waivers are left. The one of this change holds instead, in enforce ' +
    'mode whatever it says, so that a repair can land and nothing else is let through by it.',
  nextStep: 'Repair the config on the target branch first.',
  evaluate: (note) =>
    note.kind === 'base-config-unusable'
      ? `the target branch ${note.reason}; the config of this change holds, in enforce`
      : undefined,
};
