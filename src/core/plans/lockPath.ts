/** What every name of a lock ends with. */
const LOCK_SUFFIX = '.lock.json';

/** Whether a path is that of a lock, which is neither plan nor evidence. */
export const isLock = (path: string): boolean => path.endsWith(LOCK_SUFFIX);

/** Where the lock of a plan stands: `plans/cluster.yml` has `plans/cluster.lock.json`. */
export const lockPath = (planFile: string): string =>
  `${planFile.replace(/\.(?:ya?ml|json)$/, '')}${LOCK_SUFFIX}`;
