import { isObject, member } from '../../documents/member.ts';
import { rowsOf } from '../bigScience/rowsOf.ts';
import { legacyDialect } from '../common/dialect.ts';
import { isStandardErrorKey } from '../common/isStandardErrorKey.ts';
import type { Format } from '../format.ts';
import { readResults } from './readResults.ts';

const hasFilteredKey = (row: unknown): boolean =>
  isObject(row) && Object.keys(row).some((key) => /^[^,]+,[^,]+$/.test(key));

/** lm-evaluation-harness up to 0.3: `results` and `versions`, with plain metric names. */
export const lmEvalLegacy: Format = {
  name: 'lm-eval-legacy',
  title: 'lm-evaluation-harness, up to 0.3',
  syntaxes: ['json'],
  runNaming: 'content',
  datesFileNames: true,
  isStandardError: isStandardErrorKey,
  recognises: ({ value }) => {
    const results = member(value, 'results');
    return (
      isObject(results) &&
      isObject(member(value, 'versions')) &&
      member(value, 'config_general') === undefined &&
      !Object.values(results).some(hasFilteredKey) &&
      rowsOf(value) === null
    );
  },
  read: (document, { book }) => readResults(document, legacyDialect, book),
};
