import { member } from '../../documents/member.ts';
import { type Guard, ownJob } from './guard.ts';
import type { Step } from './workflow.ts';

const byAction = /^actions\/checkout@/;
const byScript = /\bgit\s+(?:clone|fetch|checkout)\b|\bgh\s+repo\s+clone\b/;

/** Whether a step uses GitHub's checkout action. */
export const isCheckout = ({ uses }: Step): boolean => uses !== null && byAction.test(uses);

/** Whether a step fetches a repository, by the action or by a script. */
export const fetchesRepository = (step: Step): boolean => {
  const script = member(step.value, 'run');
  return isCheckout(step) || (typeof script === 'string' && byScript.test(script));
};

/** The steps of the guard's own job that stand before it. */
export const stepsBefore = (guard: Guard): readonly Step[] => {
  const { steps } = ownJob(guard);
  return steps.slice(0, steps.indexOf(guard.step));
};
