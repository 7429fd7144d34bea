import type { Document } from '../documents/document.ts';
import { isObject, member } from '../documents/member.ts';

const CURE =
  'write its scores as a tidy table (columns run, task, metric, score), or leave the file out with `ignore`';

/** What a document is that no format reads, and what to do with it, in a sentence. */
export const unknownFormat = ({ syntax, value }: Document, isBroken: boolean): string => {
  const unknown = 'This file is in no known eval-result format, so it was not judged';
  if (Array.isArray(member(value, 'log_history')))
    return `This is the state of a trainer, which holds its training log and no eval scores, so it was not judged; name it under \`training\`, and leave it out here with \`ignore\`.`;
  const frame = isObject(value) && Array.isArray(member(value, 'data')) && isObject(member(value, 'schema'));
  if (frame)
    return `${unknown}: it looks like a data frame with a table schema; write it with \`to_json(orient="records", lines=True)\`, or leave the file out with \`ignore\`.`;
  const lines =
    syntax === 'table'
      ? 'a table, and its rows do not fit its header'
      : 'JSON lines, and not all of them are';
  const seen = isBroken && syntax !== 'json' ? `: it was taken for ${lines}` : '';
  return `${unknown}${seen}; ${CURE}.`;
};
