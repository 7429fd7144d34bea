import type { TaskRule } from '../../rule.ts';

export const taskTrendIsNotPredictable: TaskRule = {
  id: 'SG303',
  about: 'task',
  severity: 'warning',
  title: 'A task does not scale predictably',
  meaning:
    'The scores of this task do not follow the law that a straight extrapolation assumes. By itself that is a warning; ' +
    'where a claim leans on the task, SG301 says so at the claim.',
  nextStep:
    'Do not extrapolate this task from these runs; `explain` with the verdict’s name says what would change it.',
  evaluate: ({ trend }) =>
    trend.verdict === 'predictable' || trend.verdict === 'insufficient'
      ? []
      : [`is ${trend.verdict}: ${trend.words[0] ?? trend.reason}`],
};
