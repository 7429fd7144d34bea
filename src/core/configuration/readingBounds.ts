import type { EvidenceLimits } from './configuration.ts';

/**
 * What is read where the config sets no limits. Files: the largest result without per-sample data that was met has 0.4 MB,
 * and a ladder of 104 models has 208 files. Depth: the deepest format has 9 levels. Total, records and seconds: twice the
 * largest evidence that the project is measured on (2 GB, a million rows), and less than the 15 minutes of the drafted workflow.
 */
export const defaultLimits: EvidenceLimits = {
  bytes: 20_000_000,
  depth: 64,
  files: 20_000,
  total: 4_000_000_000,
  records: 2_000_000,
  seconds: 600,
};

/**
 * What no config lifts. Bytes: parsed JSON takes about ten times its text, so that 200 MB is what 2 GB of memory hold.
 * Depth: the parsers recurse. Files: beyond these the listing alone takes longer than the check should. Records: each takes
 * some 200 bytes until the end of the check. Seconds: an hour, beyond which nobody waits for a check.
 */
export const hardLimits: EvidenceLimits = {
  bytes: 200_000_000,
  depth: 256,
  files: 100_000,
  total: 20_000_000_000,
  records: 10_000_000,
  seconds: 3600,
};
