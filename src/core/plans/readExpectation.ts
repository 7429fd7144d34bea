import { quoteText } from '../documents/quoteText.ts';
import type { Expectation } from './claim.ts';

/** An expectation, or what is wrong with its text. */
export type ExpectationReading =
  | { readonly kind: 'expectation'; readonly expectation: Expectation }
  | { readonly kind: 'unreadable'; readonly message: string };

const NUMBER = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;

const numberOf = (text: string): number | null => {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
};

/** Whether the text would be right with another spelling, and which. */
const rightWriting = (text: string): string => {
  const percent = /([-+]?[0-9]+(?:[.,][0-9]+)?)\s*%/.exec(text);
  if (percent !== null) {
    const value = Number((percent[1] ?? '').replace(',', '.')) / 100;
    return `scores carry no percent sign: write a fraction such as ${Number(value.toPrecision(12))}`;
  }
  if (/[0-9],[0-9]/.test(text)) return 'write decimals with a point';
  if (/^(>(?!=)|≥|=>)/.test(text)) return 'write `>= x` for at least x';
  if (/^(<(?!=)|≤|=<)/.test(text)) return 'write `<= x` for at most x';
  if (numberOf(text) !== null) return `write \`>= ${text}\` for at least this score`;
  return 'write `>= x`, `<= x` or `x..y` with finite numbers';
};

/**
 * Reads what a claim expects: `>= x`, `<= x` or `x..y`, with finite numbers in the metric's unit. Whether the score can be
 * reached at all, or says something, is not judged here.
 */
export const readExpectation = (written: string): ExpectationReading => {
  const text = written.trim();
  const read = (min: number | null, max: number | null): ExpectationReading => ({
    kind: 'expectation',
    expectation: { min, max, text },
  });
  if (text.startsWith('>=') || text.startsWith('<=')) {
    const value = numberOf(text.slice(2));
    if (value !== null) return text.startsWith('>') ? read(value, null) : read(null, value);
  }
  const ends = text.includes('...') ? [] : text.split('..');
  const [from, to] = ends.map(numberOf);
  if (ends.length === 2 && typeof from === 'number' && typeof to === 'number') {
    if (from <= to) return read(from, to);
    const message = `"expect" is ${quoteText(text)}, a range that ends below its start; write the lower end first.`;
    return { kind: 'unreadable', message };
  }
  return { kind: 'unreadable', message: `"expect" is ${quoteText(text)}; ${rightWriting(text)}.` };
};
