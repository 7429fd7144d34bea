const UNITS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };

/** No name is longer; matching a pattern against hostile text would cost time. */
const LONGEST_NAME = 200;

/** `410m`, `1.4b`, `8x7b`: a number and a unit by themselves between separators. */
const SIZE = /(?<![a-z0-9.])(?:(\d{1,2})x)?(\d{1,4}(?:\.\d{1,3})?)([kmb])(?![a-z0-9])/gi;

/** The sizes that the name of a run speaks of, as counts: of parameters mostly, of tokens at times. */
export const sizesInName = (name: string): readonly number[] =>
  [...name.slice(0, LONGEST_NAME).matchAll(SIZE)].map(
    ([, times = '1', size = '', unit = '']) =>
      Number(times) * Number(size) * (UNITS[unit.toLowerCase()] ?? 1),
  );

/** The name without its sizes, which runs of one family share: `pythia-#-deduped`. */
export const familyOfName = (name: string): string => name.slice(0, LONGEST_NAME).replaceAll(SIZE, '#');
