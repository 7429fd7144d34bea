/** Where a config lies unless the user names another. */
export const configAt = '.github/scaling-guard.yml';

/** Near misses of that name. To take no notice of one would be a check without its config. */
export const misnamedConfigs: readonly string[] = [
  '.github/scaling-guard.yaml',
  '.github/scaling-guard.json',
  'scaling-guard.yml',
];
