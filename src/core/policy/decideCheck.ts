import { integrityRules } from '../integrity/checks/index.ts';
import type { Problem } from '../problems/problem.ts';
import { type RuleDescription, readingRules } from '../problems/readingRules.ts';
import type { ClaimDecision } from './decideClaim.ts';
import { type Decision, worstOf } from './decision.ts';
import type { Finding } from './finding.ts';
import { type ChangedFiles, isProblemInScope } from './scope.ts';

const rulesWith = (mark: 'leavesNothingToJudge' | 'countsWhateverChanges'): ReadonlySet<string> =>
  new Set(
    Object.entries<RuleDescription>(readingRules).flatMap(([id, rule]) => (rule[mark] === true ? [id] : [])),
  );

const nothingToJudge = rulesWith('leavesNothingToJudge');

/** What was left out, by the checkout or by a limit. Whatever a change touches, nobody knows what it hides. */
const hidden = rulesWith('countsWhateverChanges');

/**
 * What the integrity checks distrust has left the fits, and makes the claims on its curves inconclusive until it is waived.
 * It counts by them; where no claim leans on it, it warns, unless scores stand on no curve for it.
 */
const countsByClaims: ReadonlySet<string> = new Set(integrityRules.map(({ id }) => id));

/** What one problem means for the decision. Outside of what the check is asked to judge it warns at most. */
const ofProblem = (problem: Problem, changed: ChangedFiles): Decision => {
  if (problem.severity === 'notice') return 'pass';
  if (problem.severity === 'warning') return 'warn';
  if (!isProblemInScope(problem, changed)) return hidden.has(problem.rule) ? 'inconclusive' : 'warn';
  if (countsByClaims.has(problem.rule)) return problem.unplaced === true ? 'inconclusive' : 'warn';
  return nothingToJudge.has(problem.rule) ? 'inconclusive' : 'block';
};

/**
 * The decision of the whole check: the worst of its claims and problems. What is out of scope, and every finding
 * that is not about a claim's decision (on a task, on a waiver), is at most `warn`;
 * a notice only tells.
 */
export const decideCheck = (
  problems: readonly Problem[],
  claims: readonly { readonly decision: ClaimDecision; readonly inScope: boolean }[],
  otherFindings: readonly Finding[],
  changed: ChangedFiles,
): Decision =>
  worstOf([
    ...problems.map((problem) => ofProblem(problem, changed)),
    ...claims.map(
      ({ decision: { decision }, inScope }): Decision => (inScope || decision === 'pass' ? decision : 'warn'),
    ),
    ...otherFindings.map(({ severity }): Decision => (severity === 'notice' ? 'pass' : 'warn')),
  ]);
