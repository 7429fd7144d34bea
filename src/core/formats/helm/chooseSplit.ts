/** The splits that HELM reports on, in the order of its own preference. */
const PREFERRED = ['test', 'valid'];

/** The split whose scores are read: test, else valid, else the only one; null where there is none or no telling. */
export const chooseSplit = (splits: readonly string[]): string | null =>
  PREFERRED.find((split) => splits.includes(split)) ?? (splits.length === 1 ? (splits[0] ?? null) : null);
