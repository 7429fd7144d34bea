import { markedRunSentences } from '../../markedRunSentences.ts';
import type { SuiteRule } from '../../rule.ts';

export const runRecovered: SuiteRule = {
  id: 'SG603',
  about: 'suite',
  severity: 'notice',
  title: 'A run on a curve was disturbed in training, and recovered',
  meaning:
    'Its log shows a loss spike that came back, or steps that were run again after a restart. Many a good run has them, so this ' +
    'is told and counts against nothing.',
  nextStep: 'Nothing to do, unless the run lies off its curve: then this may be why.',
  evaluate: (subjects) => markedRunSentences(subjects, ({ unhealthy }) => !unhealthy),
};
