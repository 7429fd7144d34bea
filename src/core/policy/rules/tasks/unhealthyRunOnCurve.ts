import { markedRunSentences } from '../../markedRunSentences.ts';
import type { SuiteRule } from '../../rule.ts';

export const unhealthyRunOnCurve: SuiteRule = {
  id: 'SG601',
  about: 'suite',
  severity: 'warning',
  title: 'A run on a curve had an unhealthy training',
  meaning:
    'Its log shows that the loss diverged, jumped to a higher level and stayed there, or that the run ended before it was done. ' +
    'Such a run scores below its scale, and bends every curve that it stands on.',
  nextStep: 'Train the run again, or take its scores out of the evidence.',
  evaluate: (subjects) => markedRunSentences(subjects, ({ unhealthy }) => unhealthy),
};
