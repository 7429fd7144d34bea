import { type Problem, wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { foreignContainer } from './foreignContainer.ts';
import { isLfsPointer } from './isLfsPointer.ts';
import { textPlaces } from './textPlaces.ts';

/** The text of a file, or why there is none. */
export type Decoding =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] };

const unreadable = (problem: Problem): Decoding => ({ kind: 'unreadable', problems: [problem] });

/** Name of the encoding that a byte order mark announces; null for UTF-8 and for none. */
const foreignEncoding = (bytes: Uint8Array): string | null => {
  const first = bytes[0];
  const second = bytes[1];
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little endian)';
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big endian)';
  return null;
};

/** The text before the first byte that is not UTF-8. */
const validStart = (bytes: Uint8Array): string => {
  // Decoding with replacement shows where the first bad byte is, unless the file itself holds U+FFFD before it; then
  // the place named is that character, which is just as broken.
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const index = lenient.indexOf('�');
  return index < 0 ? lenient : lenient.slice(0, index);
};

/** Null where the bytes are no UTF-8. */
const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * Decodes a file's bytes: UTF-8, a byte order mark dropped, line ends untouched. An empty file (SG113), a Git LFS pointer
 * (SG106) and anything that is not UTF-8 (SG101) are problems; known containers are told by their bytes.
 */
export const decodeText = (file: string, bytes: Uint8Array): Decoding => {
  const foreign = foreignEncoding(bytes);
  if (foreign !== null) {
    const message = `This file is ${foreign} text; write it as UTF-8.`;
    return unreadable(readingProblem('SG101', wholeFile(file), message));
  }
  const text = utf8(bytes);
  // No text has a zero byte; a small table of another kind may be valid UTF-8 with some.
  const container = text === null || text.includes('\0') ? foreignContainer(bytes) : null;
  if (container !== null) return unreadable(readingProblem('SG101', wholeFile(file), container));
  if (text === null) {
    const start = validStart(bytes);
    const place = { ...textPlaces(file, start).at(start.length, null) };
    return unreadable(
      readingProblem('SG101', place, 'This file is not UTF-8 text from here on; write it as UTF-8.'),
    );
  }
  if (text.trim() === '') {
    const seen = text === '' ? 'holds no bytes' : 'holds nothing but white space';
    return unreadable(
      readingProblem('SG113', wholeFile(file), `This file ${seen}; write it again or remove it.`),
    );
  }
  if (isLfsPointer(bytes)) {
    const message =
      'This file is a Git LFS pointer, not the content it stands for; check out with `lfs: true`.';
    return unreadable(readingProblem('SG106', wholeFile(file), message));
  }
  return { kind: 'text', text };
};
