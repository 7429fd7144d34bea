/** The inputs of `action.yml`, by name. */
export const actionInputs = [
  'config',
  'folder',
  'mode',
  'plan',
  'task',
  'token',
  'comment',
  'check-run',
  'artifact',
  'seed',
  'resamples',
] as const;
