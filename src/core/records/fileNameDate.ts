import { isoDate } from './isoDate.ts';

/** `results_2025-12-12T20-36-10.749437.json`, as lm-evaluation-harness, lighteval and Inspect write it. */
const ISO = /(?<!\d)(\d{4}-\d\d-\d\d)[T_](\d\d)[-:](\d\d)[-:](\d\d)(?!\d)/;

/** `summary_20250304_112005.csv`, as OpenCompass writes it. */
const COMPACT = /(?<!\d)(\d{4})(\d\d)(\d\d)[_T-](\d\d)(\d\d)(\d\d)(?!\d)/;

/** `eval_results_02-14-2023-15-34-48.json`, as GPT-NeoX writes it: the month first. */
const NEOX = /eval_results_(\d\d)-(\d\d)-(\d{4})-(\d\d)-(\d\d)-(\d\d)(?!\d)/;

/** No name of a file is longer; what stands before is a folder's. */
const LONGEST_NAME = 300;

/**
 * When a harness says, in the name that it gave a file, that the file was made, in milliseconds since 1970; null where the name has
 * no date with a time of day. A date alone may be anything's, of a data set or a model. Without a zone, it is read as UTC.
 */
export const fileNameDate = (file: string): number | null => {
  const name = file.slice(file.lastIndexOf('/') + 1).slice(-LONGEST_NAME);
  const iso = ISO.exec(name);
  if (iso !== null) return isoDate(`${iso[1]}T${iso[2]}:${iso[3]}:${iso[4]}Z`);
  const neox = NEOX.exec(name);
  if (neox !== null) return isoDate(`${neox[3]}-${neox[1]}-${neox[2]}T${neox[4]}:${neox[5]}:${neox[6]}Z`);
  const compact = COMPACT.exec(name);
  return compact === null
    ? null
    : isoDate(`${compact[1]}-${compact[2]}-${compact[3]}T${compact[4]}:${compact[5]}:${compact[6]}Z`);
};
