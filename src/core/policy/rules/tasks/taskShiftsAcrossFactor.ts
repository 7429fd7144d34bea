import type { TaskRule } from '../../rule.ts';

export const taskShiftsAcrossFactor: TaskRule = {
  id: 'SG304',
  about: 'task',
  severity: 'warning',
  title: 'A task’s curve shifts across a factor',
  meaning:
    'The same scale gives another score, another slope or another order of levels under another configuration, so a curve ' +
    'fitted under one says little about the other.',
  nextStep: 'Plan each configuration from its own curve.',
  evaluate: ({ shifts }) => shifts.map(({ sentence }) => sentence),
};
