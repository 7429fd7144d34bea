import type { Curve, CurvePoint } from '../curves/curve.ts';
import { curveContent } from '../curves/curveContent.ts';
import type { Plan } from '../plans/claim.ts';
import type { ClaimAssessment } from '../plans/claimAssessment.ts';
import { lockPath } from '../plans/lockPath.ts';
import type { Problem } from '../problems/problem.ts';
import { pathMatcher } from '../text/pathMatcher.ts';

/**
 * What a check is asked to judge. Null judges everything, as a push and an audit do; else the paths that a pull request
 * adds, changes or removes, relative to the root.
 */
export type ChangedFiles = ReadonlySet<string> | null;

/** Whether a problem stands in a file that the pull request adds or changes, or contradicts one. One without a file always counts. */
export const isProblemInScope = ({ file, also = [] }: Problem, changed: ChangedFiles): boolean =>
  changed === null ||
  file === null ||
  [file, ...also.map((place) => place.file ?? '')].some((one) => changed.has(one));

/** Whether a change touches a plan, its lock, or a path that the plan applies to. */
export const touchesPlan = ({ file, appliesTo }: Plan, changed: ReadonlySet<string>): boolean =>
  changed.has(file) || changed.has(lockPath(file)) || [...changed].some(pathMatcher(appliesTo));

/** Files that a point is read from. */
const filesUnder = ({ source, describedBy }: CurvePoint): readonly string[] =>
  describedBy === undefined ? [source.file] : [source.file, describedBy];

/** Files with a record that left a curve under the claim: it was touched where one of them was. */
const filesLost = (assessment: ClaimAssessment): readonly string[] =>
  assessment.kind === 'unmatched'
    ? []
    : assessment.onCurves.flatMap(({ lost = [] }) =>
        lost.flatMap(({ source, describedBy }) => [source.file, describedBy ?? source.file]),
      );

/** The curves that a claim is read from. */
export const curvesUnder = (assessment: ClaimAssessment): readonly Curve[] =>
  assessment.kind === 'unmatched'
    ? []
    : assessment.onCurves.flatMap(({ curve, against }) =>
        against === null ? [curve] : [curve, against.curve],
      );

/** A claim on the evidence of the head, and as the base has it on the evidence of the base; null where it has none. */
export interface ClaimSides {
  readonly now: ClaimAssessment;
  readonly before: ClaimAssessment | null;
}

/**
 * Whether the pull request relies on a claim: it touches the plan, its lock, a path in `applies-to`, or evidence under the
 * claim. Evidence under a claim is touched where a file that one of its points is read from is, and where its
 * curves say something else than on the base, for whatever reason.
 */
export const isClaimInScope = (
  isPlanTouched: boolean,
  { now, before }: ClaimSides,
  changed: ChangedFiles,
): boolean => {
  if (changed === null || isPlanTouched) return true;
  if (filesLost(now).some((file) => changed.has(file))) return true;
  const [ofHead, ofBase] = [curvesUnder(now), before === null ? [] : curvesUnder(before)];
  return (
    [...ofHead, ...ofBase].some(({ points }) =>
      points.some((point) => filesUnder(point).some((file) => changed.has(file))),
    ) ||
    (before !== null && before !== now && curveContent(ofHead) !== curveContent(ofBase))
  );
};
