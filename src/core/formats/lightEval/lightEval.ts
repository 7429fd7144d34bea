import { isObject, member } from '../../documents/member.ts';
import { isStandardErrorKey } from '../common/isStandardErrorKey.ts';
import type { Format } from '../format.ts';
import { readLightEval } from './readLightEval.ts';

/** lighteval, all versions: what it writes beside `results` is told from lm-eval's by `config_general`. */
export const lightEval: Format = {
  name: 'lighteval',
  title: 'lighteval results',
  syntaxes: ['json'],
  runNaming: 'content',
  datesFileNames: true,
  isStandardError: isStandardErrorKey,
  recognises: ({ value }) => isObject(member(value, 'config_general')) && isObject(member(value, 'results')),
  read: (document, { book }) => readLightEval(document, book),
};
