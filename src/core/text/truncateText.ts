import { displayWidth } from './displayWidth.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a text to at most `width` columns at a whole character; the last column then holds `…`. Width 0 gives ''. */
export const truncateText = (text: string, width: number): string => {
  if (displayWidth(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let columns = 0;
  // A character has at least one code unit, so that a very long text is never segmented whole for a few columns.
  for (const { segment } of segmenter.segment(text)) {
    const next = displayWidth(segment);
    if (columns + next > width - 1) break;
    kept += segment;
    columns += next;
  }
  return `${kept.trimEnd()}…`;
};
