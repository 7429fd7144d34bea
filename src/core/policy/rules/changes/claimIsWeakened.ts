import type { PolicyRule } from '../../rule.ts';

export const claimIsWeakened: PolicyRule = {
  id: 'SG507',
  about: 'policy',
  severity: 'warning',
  title: 'A claim of the target branch is deleted or weakened',
  meaning:
    'A plan promises less after this change than before. The claim as the target branch has it still gates this change, so that ' +
    'nobody lands what it stops by rewriting it in the same breath.',
  nextStep:
    'Look whether whoever relies on the plan agrees; where the old claim stops the change, have a waiver of it merged first.',
  evaluate(note) {
    const name = (plan: string, id: string): string => `${plan}/${id}`;
    if (note.kind === 'deleted') return `${name(note.claim.plan, note.claim.id)} is deleted`;
    if (note.kind === 'weakened') return `${name(note.claim.plan, note.claim.id)} ${note.how}`;
    return undefined;
  },
};
