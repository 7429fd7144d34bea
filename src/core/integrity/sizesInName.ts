import { writtenSize } from '../records/writtenSize.ts';

/** No name is longer; matching a pattern against hostile text would cost time. */
const LONGEST_NAME = 200;

/** `410m`, `1.4b`, `8x7b`: a number and a unit by themselves between separators; `5B-tokens` is no size. */
const SIZE = /(?<![a-z0-9.])(?:(\d{1,2})x)?(\d{1,4}(?:\.\d{1,3})?)([mb])(?![a-z0-9]|[-_ ]?tok)/gi;

/** The sizes that the name of a run speaks of, as counts: of parameters mostly, of tokens at times. */
export const sizesInName = (name: string): readonly number[] =>
  [...name.slice(0, LONGEST_NAME).matchAll(SIZE)].flatMap(([, times = '1', digits = '', unit = '']) => {
    const size = writtenSize(digits, unit);
    return size === null ? [] : [Number(times) * size];
  });

/** The name without its sizes, which runs of one family share: `pythia-#-deduped`. */
export const familyOfName = (name: string): string => name.slice(0, LONGEST_NAME).replaceAll(SIZE, '#');
