/** Whether a condition under `if:` holds whatever happens: `always()` alone, or true. `!cancelled()` does not: who cancels, skips. */
export const alwaysRuns = (condition: unknown): boolean => {
  if (condition === true) return true;
  if (typeof condition !== 'string') return false;
  const bare = condition.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1').replaceAll(/\s/g, '');
  return bare === 'always()' || bare === 'true';
};
