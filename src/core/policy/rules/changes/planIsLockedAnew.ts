import type { PolicyRule } from '../../rule.ts';

export const planIsLockedAnew: PolicyRule = {
  id: 'SG512',
  about: 'policy',
  severity: 'warning',
  title: 'A stale plan is locked anew',
  meaning:
    'By the lock of the target branch a claim is stale; this change writes a lock by which it is not. The claim stays stale until ' +
    'that is merged, so that whoever reviews the lock sees what moved.',
  nextStep: 'Look at how far the forecast moved; to merge the lock is to accept it.',
  evaluate: (note) =>
    note.kind === 'locked-anew'
      ? `${note.plan}/${note.claim} is stale by the lock of ${note.locked} on the target branch, and is locked anew here`
      : undefined,
};
