import type { EvidenceLimits } from '../configuration/configuration.ts';

/** What was read so far, and how long it took. */
export interface Spent {
  readonly files: number;
  readonly bytes: number;
  readonly records: number;
  readonly seconds: number;
}

/**
 * Which bound on all evidence together forbids to open one more file of `size` bytes, in words; null where none does. The
 * bounds on a single file are told with that file.
 */
export const exhausted = (
  { files, bytes, records, seconds }: Spent,
  size: number,
  matched: number,
  limits: EvidenceLimits,
): string | null => {
  if (files >= limits.files)
    return `The evidence matches ${matched} files and \`limits.files\` is ${limits.files}`;
  if (size <= limits.bytes && bytes + size > limits.total) {
    return `The evidence holds more than ${limits.total} bytes, the limit set by \`limits.total\``;
  }
  if (records >= limits.records) {
    return `The evidence holds ${records} scores and more, and \`limits.records\` is ${limits.records}`;
  }
  return seconds > limits.seconds
    ? `Reading took longer than ${limits.seconds} seconds, the limit set by \`limits.seconds\``
    : null;
};
