import type { LockRule } from '../../rule.ts';

export const lockDoesNotFitPlan: LockRule = {
  id: 'SG505',
  about: 'lock',
  severity: 'warning',
  title: 'A lock does not fit its plan',
  meaning:
    'The plan was changed after it was locked: a claim says something else, was added, or was taken out. For such a claim the ' +
    'lock says nothing.',
  nextStep: 'Lock the plan anew with `scaling-guard lock`, so that the change is part of what is reviewed.',
  evaluate({ state, plan, id, locked }) {
    const name = `${plan.plan}/${id}`;
    if (state === 'changed') return `${name} says something else than when it was locked on ${locked}`;
    if (state === 'unlocked') return `${name} is not in the lock of ${locked}`;
    if (state === 'gone') return `${name} was locked on ${locked}, and is not in the plan any more`;
    return undefined;
  },
};
