import type { ReadingLimits } from '../documents/document.ts';

/**
 * What is read where the config sets no limits. Files: the largest result without per-sample data that was met has 0.4 MB,
 * and a ladder of 104 models has 208 files. Depth: the deepest format has 9 levels.
 */
export const defaultLimits: ReadingLimits = { bytes: 20_000_000, depth: 64, files: 20_000 };

/**
 * What no config lifts. Bytes: parsed JSON takes about ten times its text, so that 200 MB is what 2 GB of memory hold.
 * Depth: the parsers recurse. Files: beyond these the listing alone takes longer than the check should.
 */
export const hardLimits: ReadingLimits = { bytes: 200_000_000, depth: 256, files: 100_000 };
