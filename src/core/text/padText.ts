import { displayWidth } from './displayWidth.ts';

/** Fills a text with blanks to `width` columns; a longer one is left as it is. */
export const padText = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + blanks : blanks + text;
};
