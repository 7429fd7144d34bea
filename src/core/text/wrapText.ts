import { displayWidth, isNarrow } from './displayWidth.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A word that is wider than a line, cut into pieces of at most `width` columns. */
const cutWord = (word: string, width: number): readonly string[] => {
  if (displayWidth(word) <= width) return [word];
  if (isNarrow(word)) {
    return Array.from({ length: Math.ceil(word.length / width) }, (_, index) =>
      word.slice(index * width, (index + 1) * width),
    );
  }
  const pieces: string[] = [];
  let piece = '';
  let columns = 0;
  for (const { segment } of segmenter.segment(word)) {
    const next = displayWidth(segment);
    if (columns + next > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      columns = 0;
    }
    piece += segment;
    columns += next;
  }
  return [...pieces, piece];
};

/** Breaks a text at blanks into lines of at most `width` columns (at least 2), a longer word anywhere. '' gives one line. */
export const wrapText = (text: string, width: number): readonly string[] => {
  const limit = Math.max(2, width);
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const word of text.split(' ').flatMap((word) => cutWord(word, limit))) {
    const wide = displayWidth(word);
    if (line !== '' && columns + 1 + wide > limit) {
      lines.push(line);
      line = '';
    }
    columns = line === '' ? wide : columns + 1 + wide;
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
};
