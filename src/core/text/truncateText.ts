import { displayWidth, isNarrow } from './displayWidth.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** No real character, flags and families included, needs more code units a column. */
const unitsOfColumn = 8;

/** Columns of one character; one that hides many code units in no width counts as wide as they are. */
const columnsOf = (character: string): number =>
  Math.max(displayWidth(character), Math.ceil(character.length / unitsOfColumn));

/**
 * Cuts a text to at most `width` columns at a whole character; the last column then holds `…`. Width 0 gives ''. The
 * result has at most `8 × width` code units, however many of them show nothing.
 */
export const truncateText = (text: string, width: number): string => {
  if (isNarrow(text)) {
    if (text.length <= width) return text;
    return width < 1 ? '' : `${text.slice(0, width - 1).trimEnd()}…`;
  }
  let shortened = '';
  let columns = 0;
  // A character has at least one code unit, so that a very long text is never segmented whole for a few columns.
  for (const { segment } of segmenter.segment(text)) {
    columns += columnsOf(segment);
    if (columns > width) return width < 1 ? '' : `${shortened.trimEnd()}…`;
    if (columns <= width - 1) shortened += segment;
  }
  return text;
};
