import type { Document } from '../documents/document.ts';
import { isObject, member } from '../documents/member.ts';

const CURE =
  'write its scores as a tidy table (columns run, task, metric, score), or leave the file out with `ignore`';

const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object';

/** Whether a value is a data frame as `to_json()` writes it: a key a column and then a key a row, the other way round, or split. */
const isFrame = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  if (Array.isArray(value.data)) return Array.isArray(value.columns) || isObject(value.schema);
  const parts = Object.values(value);
  const keys = isObject(parts[0]) ? Object.keys(parts[0]) : [];
  const all = keys.join('\u0000');
  return (
    keys.length > 0 &&
    parts.every(
      (part) =>
        isObject(part) && Object.keys(part).join('\u0000') === all && Object.values(part).every(isScalar),
    )
  );
};

/** What a document is that no format reads, and what to do with it, in a sentence. */
export const unknownFormat = ({ syntax, value }: Document, isBroken: boolean): string => {
  const unknown = 'This file is in no known eval-result format, so it was not judged';
  if (Array.isArray(member(value, 'log_history')))
    return `This is the state of a trainer, which holds its training log and no eval scores, so it was not judged; name it under \`training\`, and leave it out here with \`ignore\`.`;
  if (isFrame(value))
    return `${unknown}: it looks like a data frame of pandas, whose columns say nothing this way; write it with \`to_json(orient="records", lines=True)\` and give it a column map, or leave the file out with \`ignore\`.`;
  const lines =
    syntax === 'table'
      ? 'a table, and its rows do not fit its header'
      : 'JSON lines, and not all of them are';
  const seen = isBroken && syntax !== 'json' ? `: it was taken for ${lines}` : '';
  return `${unknown}${seen}; ${CURE}.`;
};
