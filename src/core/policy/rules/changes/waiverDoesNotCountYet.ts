import type { PolicyRule } from '../../rule.ts';

export const waiverDoesNotCountYet: PolicyRule = {
  id: 'SG513',
  about: 'policy',
  severity: 'notice',
  title: 'A waiver does not count yet',
  meaning:
    'This change adds a waiver. Waivers are read from the target branch, so that nobody accepts a finding in the change that it stops.',
  nextStep: 'Merge the waiver by itself, then run the check of the other change again.',
  evaluate: (note) =>
    note.kind === 'waiver-added'
      ? `the waiver of ${note.rule} on ${note.name} counts once it is merged`
      : undefined,
};
