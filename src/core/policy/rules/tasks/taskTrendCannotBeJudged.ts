import type { TaskRule } from '../../rule.ts';

export const taskTrendCannotBeJudged: TaskRule = {
  id: 'SG306',
  about: 'task',
  severity: 'warning',
  title: 'The trend of a task cannot be judged',
  meaning:
    'There are too few runs, or too much noise, to tell whether the task follows a law. That is no sign of a bad trend, and ' +
    'none of a good one, so it warns: a check never passes for want of data.',
  nextStep: 'Add runs at other scales, or items to the evaluation; the evidence says how many are missing.',
  evaluate: ({ trend }) => (trend.verdict === 'insufficient' ? [trend.words[0] ?? trend.reason] : []),
};
