import type { Syntax } from './document.ts';

/** Lines looked at to tell JSON lines from one JSON value. */
const LINES_LOOKED_AT = 10;

const firstLines = (text: string): readonly string[] => {
  const lines: string[] = [];
  let start = 0;
  while (start < text.length && lines.length < LINES_LOOKED_AT) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(start, end).trim();
    if (line !== '') lines.push(line);
    start = end + 1;
  }
  return lines;
};

const isWholeValue = (line: string): boolean =>
  (line.startsWith('{') && line.endsWith('}')) || (line.startsWith('[') && line.endsWith(']'));

/**
 * Which syntax a piece of evidence is written in, judged by its content and never by its name; null where it is none. One
 * JSON object on a single line is `json`, since nothing in it says that more lines were meant to follow.
 */
export const chooseSyntax = (text: string): Extract<Syntax, 'json' | 'lines' | 'table'> | null => {
  const lines = firstLines(text);
  const first = lines[0] ?? '';
  if (first.startsWith('{') || first.startsWith('[')) {
    const opensOnly = first === '{' || first === '[';
    return !opensOnly && lines.filter(isWholeValue).length >= 2 ? 'lines' : 'json';
  }
  return /[,;\t]/.test(first) ? 'table' : null;
};
