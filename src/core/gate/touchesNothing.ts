import { touchesUnseen } from '../base/unseenProblems.ts';
import { evidenceMatcher } from '../evidence/evidenceMatcher.ts';
import { isLock } from '../plans/lockPath.ts';
import { planMatcher } from '../plans/planFiles.ts';
import { touchesPlan } from '../policy/scope.ts';
import { isNamedAsWaivers } from '../policy/waivers/misplacedWaivers.ts';
import type { PlansInForce } from './plansInForce.ts';
import type { Policy } from './settlePolicy.ts';

/**
 * Whether a change touches nothing that a check judges: no evidence (manifest, cards and training logs among it), no plan or
 * lock, no policy, and no path that a plan applies to. Then nothing is in its scope, and it is through without a look at the
 * evidence.
 *
 * Told from paths alone, so that a file that is gone counts as one that is there. False wherever something is to be said: of a
 * plan that cannot be read, of a policy that is not the target branch's own; and without a config, where any file may be
 * evidence.
 */
export const touchesNothing = (
  { configuration, changed, proposed, problems, notes, base }: Policy,
  { plans, problems: ofPlans }: PlansInForce,
): boolean => {
  const { file } = configuration;
  if (changed === null || file === null || proposed !== null) return false;
  if (problems.length + notes.length + ofPlans.length > 0 || touchesUnseen(configuration, base)) return false;
  const isEvidence = evidenceMatcher(configuration);
  const isPlan = planMatcher(configuration);
  return (
    ![...changed].some(
      (path) => path === file || isNamedAsWaivers(path) || isLock(path) || isPlan(path) || isEvidence(path),
    ) && !plans.some((plan) => touchesPlan(plan, changed))
  );
};
