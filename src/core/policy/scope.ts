import type { Plan } from '../plans/claim.ts';
import type { ClaimAssessment } from '../plans/claimAssessment.ts';
import type { Problem } from '../problems/problem.ts';
import { pathMatcher } from '../text/pathMatcher.ts';

/**
 * What a check is asked to judge. Null judges everything, as a push and an audit do; else the paths that a pull request
 * adds, changes or removes, relative to the root.
 */
export type ChangedFiles = ReadonlySet<string> | null;

/** Files that every claim's evidence rests on besides the artifacts: the runs manifest and the task cards. */
export type SharedEvidence = readonly string[];

/** Whether a problem stands in a file that the pull request adds or changes. One without a file always counts. */
export const isProblemInScope = ({ file }: Problem, changed: ChangedFiles): boolean =>
  changed === null || file === null || changed.has(file);

/**
 * Whether the pull request relies on a claim: it touches the plan, a path in `applies-to`, or evidence under the claim
 * (DESIGN section 6). A claim that meets no evidence is relied on through its plan only.
 */
export const isClaimInScope = (
  plan: Plan,
  assessment: ClaimAssessment,
  shared: SharedEvidence,
  changed: ChangedFiles,
): boolean => {
  if (changed === null || changed.has(plan.file) || shared.some((file) => changed.has(file))) return true;
  const applies = pathMatcher(plan.appliesTo);
  if ([...changed].some(applies)) return true;
  return (
    assessment.kind === 'matched' &&
    assessment.onCurves.some(({ curve, against }) =>
      [...curve.points, ...(against?.curve.points ?? [])].some(({ source }) => changed.has(source.file)),
    )
  );
};
