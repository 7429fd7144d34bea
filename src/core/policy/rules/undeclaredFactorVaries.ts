import type { TaskRule } from '../taskRule.ts';

export const undeclaredFactorVaries: TaskRule = {
  id: 'SG305',
  about: 'task',
  severity: 'warning',
  title: 'A factor that the config does not declare varies inside a curve',
  meaning:
    'Runs of different configurations stand on one curve, so a change of configuration can pass for a change of scale.',
  nextStep: 'Declare the factor under `factors`, or keep one level of it in the evidence.',
  evaluate: ({ undeclaredFactors }) =>
    undeclaredFactors.map((factor) => `${factor} varies inside its curves and is not declared under factors`),
};
