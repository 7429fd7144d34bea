import type { CheckOutcome } from '../../../src/core/check.ts';
import type { Problem } from '../../../src/core/problems/problem.ts';
import type { Examples } from './expectation.ts';

/**
 * What a check says by each of some rules, as `severity place: message`, or null. Where a rule is meant to fire and does not, it
 * is the empty text, and where it is meant to be quiet and is not, what it says: both fit no expectation.
 */
export const sayingsOf = (outcome: CheckOutcome, meant: Examples): Examples =>
  Object.fromEntries(
    Object.entries(meant).map(([rule, said]) => [
      rule,
      sayingOf(outcome, rule) ?? (said === null ? null : ''),
    ]),
  );

const sayingOf = (outcome: CheckOutcome, rule: string): string | null => {
  const problems = outcome.kind === 'config-error' ? outcome.problems : outcome.report.problems;
  const findings = outcome.kind === 'config-error' ? [] : outcome.report.findings;
  const problem = problems.find((one) => one.rule === rule);
  if (problem !== undefined) return sentence(problem, problem.message);
  const finding = findings.find((one) => one.rule === rule);
  if (finding === undefined) return null;
  const { plan, claim, task, message } = finding;
  const subject = claim === null ? task : `${plan}/${claim}`;
  return sentence(
    finding,
    subject === null || message.includes(subject) ? message : `${subject}: ${message}`,
  );
};

const sentence = (
  { severity, file, line }: Pick<Problem, 'severity' | 'file' | 'line'>,
  message: string,
): string =>
  `${[severity, ...(file === null ? [] : [line === null ? file : `${file}:${line}`])].join(' ')}: ${message}`;
