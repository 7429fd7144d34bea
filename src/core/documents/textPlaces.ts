import type { Place } from '../problems/problem.ts';

/** Turns offsets into lines and columns of one text. */
export interface TextPlaces {
  /** Line and column, from 1, of an offset in UTF-16 code units. */
  at(offset: number, pointer: string | null): Place;
  /** For messages: `line 3, column 7`. */
  words(offset: number): string;
}

const LINE_FEED = 10;

/** The places of a text. The lines are counted when the first place is asked for, so that good files pay nothing. */
export const textPlaces = (file: string, text: string): TextPlaces => {
  let counted: readonly number[] | null = null;
  const lineStarts = (): readonly number[] => {
    if (counted !== null) return counted;
    const starts = [0];
    for (let index = 0; index < text.length; index++) {
      if (text.charCodeAt(index) === LINE_FEED) starts.push(index + 1);
    }
    counted = starts;
    return starts;
  };
  const at = (offset: number, pointer: string | null): Place & { line: number; column: number } => {
    const starts = lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1, pointer };
  };
  return {
    at,
    words: (offset) => {
      const { line, column } = at(offset, null);
      return `line ${line}, column ${column}`;
    },
  };
};
