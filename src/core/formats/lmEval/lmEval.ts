import { isObject, member } from '../../documents/member.ts';
import { filteredDialect } from '../common/dialect.ts';
import { isStandardErrorKey } from '../common/isStandardErrorKey.ts';
import type { Format } from '../format.ts';
import { readResults } from './readResults.ts';

/** `metric,filter`: exactly one comma, with something on both sides. */
const isFilteredKey = (key: string): boolean => /^[^,]+,[^,]+$/.test(key);

/** The rows of `results`, where they are objects and the file is not lighteval's, which has the same outline. */
const rowsOf = (root: unknown): readonly unknown[] => {
  const results = member(root, 'results');
  return isObject(results) && member(root, 'config_general') === undefined ? Object.values(results) : [];
};

/** lm-evaluation-harness from 0.4 on, and what was hand-made from its rows. */
export const lmEval: Format = {
  name: 'lm-eval',
  title: 'lm-evaluation-harness, 0.4 and later',
  syntaxes: ['json'],
  runNaming: 'content',
  datesFileNames: true,
  isStandardError: isStandardErrorKey,
  recognises: ({ value }) =>
    rowsOf(value).some((row) => isObject(row) && Object.keys(row).some(isFilteredKey)),
  read: (document, { book }) => readResults(document, filteredDialect, book),
};
