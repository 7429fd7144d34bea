import type { Document } from '../../documents/document.ts';
import { isStandardErrorKey } from '../common/isStandardErrorKey.ts';
import type { Format } from '../format.ts';
import { isOlmesResult, isOlmesSummary } from './entriesOf.ts';
import { readOlmes } from './readOlmes.ts';

/** Lines looked at: a run that fell over writes lines of another shape among its results. */
const LINES_LOOKED_AT = 20;

const recognises = ({ syntax, value }: Document): boolean =>
  syntax === 'lines'
    ? Array.isArray(value) && value.slice(0, LINES_LOOKED_AT).some(isOlmesResult)
    : isOlmesResult(value) || isOlmesSummary(value);

/** AI2's OLMES (oe-eval): one task a file, all tasks as JSON lines, or their summary. */
export const olmes: Format = {
  name: 'olmes',
  title: 'OLMES (oe-eval) metrics',
  syntaxes: ['json', 'lines'],
  runNaming: 'content',
  isStandardError: isStandardErrorKey,
  recognises,
  read: (document, { book }) => readOlmes(document, book),
};
