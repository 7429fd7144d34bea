import { decimalNumber } from '../../records/decimalNumber.ts';

/** A score of the summary, with the items it is over where a fork writes them: `82.00 (7/8)`. */
export type SummaryCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'score'; readonly score: number; readonly items: number | null }
  | { readonly kind: 'refused' };

const COUNTED = /^(\S{1,40}) \(\d{1,12}\/(\d{1,12})\)$/;

/** Reads one cell; `-` and an empty cell are models that were not scored. */
export const summaryCell = (text: string): SummaryCell => {
  if (text === '' || text === '-') return { kind: 'blank' };
  const [, written = text, asked] = COUNTED.exec(text) ?? [];
  const score = decimalNumber(written);
  if (score === null || !Number.isFinite(score)) return { kind: 'refused' };
  return { kind: 'score', score, items: asked === undefined ? null : Number(asked) };
};
