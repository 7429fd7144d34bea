import type { Configuration } from '../configuration/configuration.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { countOf } from '../text/formatCount.ts';
import type { JudgedClaim } from './assembleReport.ts';
import type { JudgedEvidence } from './judgeEvidence.ts';

const isLate = ({ reason }: { readonly reason: string }): boolean => reason === 'out-of-time';

/** What was not judged since the time was over, on either side, as one problem; none where everything was. */
export const timeProblems = (
  { file, limits }: Configuration,
  sides: readonly (JudgedEvidence | null)[],
  claims: readonly Pick<JudgedClaim, 'assessment'>[],
): readonly Problem[] => {
  const analyses = [...new Set(sides)].flatMap((side) => (side === null ? [] : [side.analyses]));
  const curves = analyses.flatMap(({ ofCurves }) => [...ofCurves.values()]);
  const late = claims.filter(
    ({ assessment }) => assessment.kind === 'unmatched' && assessment.unmatched.kind === 'out-of-time',
  );
  const left = [
    ...(curves.some(isLate) ? [`${curves.filter(isLate).length} of ${countOf(curves.length, 'curve')}`] : []),
    ...(analyses.some(({ isCut }) => isCut === true) ? ['the shifts between curves'] : []),
    ...(late.length > 0 ? [`${late.length} of ${countOf(claims.length, 'claim')}`] : []),
  ];
  if (left.length === 0) return [];
  const message = `The check took longer than ${limits.seconds} seconds, the limit set by \`limits.seconds\`; not judged: ${left.join(', ')}.`;
  return [readingProblem('SG125', { ...nowhere, file }, message)];
};
