import { decimalNumber } from '../../records/decimalNumber.ts';

/** What a cell of a wide table holds: nothing, a number, something that is not finite, or what it is not, in words. */
export type WideCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'not-finite' }
  | { readonly kind: 'refused'; readonly because: string };

const BLANK = new Set(['', '-', '–', '—', 'n/a', 'na', 'none', 'null']);
const NOT_FINITE = /^[+-]?(?:nan|inf(?:inity)?)$/i;
/** Two groups of three or more: then the commas can be nothing but separators of thousands. */
const THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/;
const ONE_COMMA = /^[+-]?\d+,\d+$/;
const SUFFIXED = /^(\d{1,12}(?:\.\d{1,12})?) ?([KMBT])$/i;
const SUFFIXES: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };
const PERCENT = /^(.*\d) ?%$/;

/** No number is written longer; longer text is not looked at further. */
const LONGEST_NUMBER = 60;

const blank: WideCell = { kind: 'blank' };
const refused = (because: string): WideCell => ({ kind: 'refused', because });

/** How the numbers of a column may be written. */
export interface NumberStyle {
  /** `45.1%` and `45.1` are the same there. */
  readonly isPercent: boolean;
  /** `150M` is a count. `scaled` is one in a column whose numbers are multiplied: a suffix there would count twice. */
  readonly count: 'no' | 'plain' | 'scaled';
}

/**
 * Reads a cell as people and exports write numbers. What may be read in two ways (`7,125`) is refused: a decimal comma taken
 * for a separator is wrong by a factor of a thousand, and nothing would show it.
 */
export const wideNumber = (cell: unknown, style: NumberStyle): WideCell => {
  if (cell === null || cell === undefined) return blank;
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  if (typeof cell !== 'string') return refused('a number was expected');
  const text = cell.trim();
  if (text.length > LONGEST_NUMBER) return refused('a number was expected');
  const plain = decimalNumber(text);
  if (plain !== null)
    return Number.isFinite(plain) ? { kind: 'number', value: plain } : { kind: 'not-finite' };
  if (BLANK.has(text.toLowerCase())) return blank;
  if (NOT_FINITE.test(text)) return { kind: 'not-finite' };
  const [, ofPercent] = PERCENT.exec(text) ?? [];
  if (ofPercent !== undefined) {
    if (!style.isPercent)
      return refused('a number was expected; where the column is in percent, say `unit: percent`');
    return wideNumber(ofPercent, style);
  }
  const [, digits, suffix = ''] = SUFFIXED.exec(text) ?? [];
  if (digits !== undefined && style.count === 'plain')
    return { kind: 'number', value: Number(digits) * (SUFFIXES[suffix.toUpperCase()] ?? 1) };
  if (digits !== undefined && style.count === 'scaled')
    return refused(
      `the map scales this column by \`times\` or \`log10\`, so that the suffix would count twice; write the number without it, or leave the scaling out and write every cell with its suffix`,
    );
  if (THOUSANDS.test(text)) return { kind: 'number', value: Number(text.replaceAll(',', '')) };
  if (ONE_COMMA.test(text)) {
    return refused('a number with a decimal point and without separators of thousands was expected');
  }
  return refused('a number was expected, or nothing where it is not known');
};
