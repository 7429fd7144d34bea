import type { Document } from '../documents/document.ts';
import { isObject, member } from '../documents/member.ts';

const CURE =
  'write its scores as a tidy table (columns run, task, metric, score), or leave the file out with `ignore`';

/** Whether a value is a data frame as `to_json()` writes it, of which nothing says which names are the columns. */
const isFrame = (value: unknown): boolean => {
  const parts = isObject(value) ? Object.values(value) : [];
  const keys = isObject(parts[0]) ? Object.keys(parts[0]).join('\u0000') : '';
  return (
    keys !== '' &&
    parts.every(
      (part) =>
        isObject(part) &&
        Object.keys(part).join('\u0000') === keys &&
        Object.values(part).every((cell) => cell === null || typeof cell !== 'object'),
    )
  );
};

/** What a document is that no format reads, and what to do with it, in a sentence. `isUnmapped`: a table of which the column map names no column. */
export const unknownFormat = (
  { syntax, value }: Document,
  isBroken: boolean,
  isUnmapped: boolean,
): string => {
  const unknown = 'This file is in no known eval-result format, so it was not judged';
  if (Array.isArray(member(value, 'log_history')))
    return `This is the state of a trainer, which holds its training log and no eval scores, so it was not judged; name it under \`training\`, and leave it out here with \`ignore\`.`;
  if (isFrame(value))
    return `${unknown}: it looks like a data frame of pandas, and nothing says which of its names are the columns; write it with \`frame.reset_index().to_json("FILE", orient="records", lines=True)\` and give it a column map, or leave the file out with \`ignore\`.`;
  const lines =
    syntax === 'table'
      ? 'a table, and its rows do not fit its header'
      : 'JSON lines, and not all of them are';
  const seen =
    isBroken && syntax !== 'json'
      ? `: it was taken for ${lines}`
      : isUnmapped
        ? ': it is a table with none of the columns that the column map names'
        : '';
  return `${unknown}${seen}; ${CURE}.`;
};
