import { isObject, member } from '../../documents/member.ts';
import { isStandardErrorKey } from '../common/isStandardErrorKey.ts';
import type { Format } from '../format.ts';
import { readBigCode } from './readBigCode.ts';

/** A row of a task that the harness scored by running what the model wrote. */
const isRow = (row: unknown): boolean =>
  isObject(row) && Object.keys(row).some((key) => /^pass@\d{1,6}$/.test(key));

/** Keys of `config` that every version of the harness writes, beside the model. */
const isConfig = (config: unknown): boolean =>
  typeof member(config, 'model') === 'string' &&
  member(config, 'temperature') !== undefined &&
  member(config, 'n_samples') !== undefined;

/** The harness for models of code: a key a task, and `config` beside them. */
export const bigCodeEval: Format = {
  name: 'bigcode-eval',
  title: 'bigcode-evaluation-harness',
  syntaxes: ['json'],
  runNaming: 'content',
  isStandardError: isStandardErrorKey,
  recognises: ({ value }) => {
    if (!isObject(value) || !isObject(value.config) || value.results !== undefined) return false;
    const rows = Object.entries(value).filter(([key]) => key !== 'config');
    return (
      rows.length > 0 &&
      rows.every(([, row]) => isObject(row)) &&
      (isConfig(value.config) || rows.some(([, row]) => isRow(row)))
    );
  },
  read: (document, { book }) => readBigCode(document, book),
};
