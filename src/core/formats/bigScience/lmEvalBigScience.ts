import { isStandardErrorKey } from '../common/isStandardErrorKey.ts';
import type { Format } from '../format.ts';
import { readBigScience } from './readBigScience.ts';
import { rowsOf } from './rowsOf.ts';

/** The fork of lm-evaluation-harness that BigScience scored BLOOM with: one prompt a row, in three arrangements. */
export const lmEvalBigScience: Format = {
  name: 'lm-eval-bigscience',
  title: 'lm-evaluation-harness, BigScience fork',
  syntaxes: ['json'],
  runNaming: 'content',
  datesFileNames: true,
  isStandardError: isStandardErrorKey,
  recognises: ({ value }) => rowsOf(value) !== null,
  read: (document, { book }) => readBigScience(document, book),
};
