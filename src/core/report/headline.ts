import { type Decision, isLetThrough } from '../policy/decision.ts';
import type { Problem } from '../problems/problem.ts';
import { countOf } from '../text/formatCount.ts';
import type { ReportClaim, ReportFinding, ReportTask } from './report.ts';

/** What the headline counts. */
export interface HeadlineCounts {
  readonly decision: Decision;
  readonly problems: readonly Problem[];
  readonly claims: readonly ReportClaim[];
  readonly tasks: readonly ReportTask[];
  readonly findings: readonly ReportFinding[];
}

const claimsThat = (claims: readonly ReportClaim[], decision: Decision): number =>
  claims.filter((claim) => claim.decision === decision).length;

/** One sentence: why the decision is what it is. */
export const headline = ({ decision, problems, claims, tasks, findings }: HeadlineCounts): string => {
  const wrong = problems.filter(({ severity }) => severity === 'error');
  const unreadable = wrong.some(({ rule }) => rule === 'SG509');
  const errors = wrong.filter(({ rule }) => rule !== 'SG509').length;
  const withdrawn = claims.filter(
    (claim) => claim.decision === 'block' && claim.reasons.includes('SG506'),
  ).length;
  const blocked = claimsThat(claims, 'block') - withdrawn;
  const undecided = claimsThat(claims, 'inconclusive');
  const reasons = [
    unreadable ? 'the target branch cannot be read' : '',
    withdrawn > 0 ? `evidence that was withdrawn speaks against ${countOf(withdrawn, 'claim')}` : '',
    blocked > 0 ? `the evidence speaks against ${countOf(blocked, 'claim')}` : '',
    undecided > 0 ? `${countOf(undecided, 'claim')} cannot be decided` : '',
    errors > 0 ? `${countOf(errors, 'problem')} in the files` : '',
  ].filter((reason) => reason !== '');
  if (!isLetThrough(decision)) return `${reasons.join(', ') || 'there is nothing to judge'}.`;
  if (decision === 'warn') {
    if (reasons.length > 0) return `what this change relies on holds; elsewhere ${reasons.join(', ')}.`;
    const waived = claims.filter((claim) =>
      findings.some(
        ({ plan, claim: id, waivedBy }) => waivedBy !== null && plan === claim.plan && id === claim.id,
      ),
    ).length;
    const held =
      waived > 0
        ? `${countOf(waived, 'claim')} let through by a waiver; `
        : claims.length > 0
          ? 'no claim is refuted, but '
          : '';
    const unjudged = tasks.filter(({ verdict }) => verdict === 'insufficient').length;
    const odd = tasks.length - unjudged - tasks.filter(({ verdict }) => verdict === 'predictable').length;
    const counts = [
      odd > 0
        ? `${odd} of ${countOf(tasks.length, 'task')} ${odd === 1 ? 'does' : 'do'} not scale predictably`
        : '',
      unjudged > 0 ? `${unjudged} of ${countOf(tasks.length, 'task')} cannot be judged on these runs` : '',
    ].filter((count) => count !== '');
    return counts.length > 0
      ? `${held}${counts.join(', ')}.`
      : `${held}${countOf(findings.length + problems.length, 'finding')} to read.`;
  }
  return claims.length > 0
    ? `the evidence supports ${countOf(claims.length, 'claim')}.`
    : `predictable trends in ${countOf(tasks.length, 'task')}.`;
};
