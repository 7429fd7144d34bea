import type { CheckOutcome } from '../../../src/core/check.ts';
import type { Problem } from '../../../src/core/problems/problem.ts';
import type { Examples } from './expectation.ts';

/** What a check says by each of some rules, as `severity place: message`; null where a rule stays quiet. */
export const sayingsOf = (outcome: CheckOutcome, rules: Examples): Examples =>
  Object.fromEntries(Object.keys(rules).map((rule) => [rule, sayingOf(outcome, rule)]));

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
