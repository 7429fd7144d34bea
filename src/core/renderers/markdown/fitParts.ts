import { formatCount } from '../../text/formatCount.ts';
import { utf8Length } from '../../text/utf8Length.ts';
import type { MarkdownPart } from './markdownPart.ts';

/** How a part is written out: its opening and closing lines around what was kept. */
export interface PartFrame {
  readonly open: (part: MarkdownPart) => readonly string[];
  readonly close: (part: MarkdownPart) => readonly string[];
  /** Where the reader finds what was cut: `the job summary`. */
  readonly fullAt: string;
}

const lines = (text: readonly string[]): string => text.map((line) => `${line}\n`).join('');

const write = (part: MarkdownPart, kept: number, { open, close, fullAt }: PartFrame): string => {
  const cut = part.rows.length - kept;
  const noun = cut === 1 ? part.noun.replace(/s$/, '') : part.noun;
  const note =
    cut === 0
      ? []
      : ['', `${formatCount(cut)} ${kept === 0 ? '' : 'more '}${noun} left out for size: see ${fullAt}.`];
  return lines([
    ...open(part),
    ...(kept === 0 ? [] : part.head),
    ...part.rows.slice(0, kept),
    ...note,
    ...close(part),
  ]);
};

/** The part with as many of its rows as fit into `budget` bytes; with none of them it may still be too large. */
const fitPart = (part: MarkdownPart, budget: number, frame: PartFrame): string => {
  const whole = write(part, part.rows.length, frame);
  if (utf8Length(whole) <= budget) return whole;
  let used = utf8Length(write({ ...part, rows: ['', ''] }, 1, frame)) + String(part.rows.length).length;
  let kept = 0;
  for (const row of part.rows) {
    used += utf8Length(row) + 1;
    if (used > budget) break;
    kept += 1;
  }
  return write(part, kept, frame);
};

/**
 * Writes parts in their order into at most `budget` bytes. Each has a claim to an equal share; what a small part leaves over
 * goes to the larger ones. Rows are cut from the end of a part, with a line that says how many; a part of which not even that
 * line fits is left out.
 */
export const fitParts = (parts: readonly MarkdownPart[], budget: number, frame: PartFrame): string => {
  const sizes = parts.map((part) => utf8Length(write(part, part.rows.length, frame)));
  const smallestFirst = parts.map((_, index) => index).toSorted((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const written = new Map<number, string>();
  let left = budget;
  smallestFirst.forEach((index, done) => {
    const part = parts[index];
    if (part === undefined) return;
    const text = fitPart(part, Math.floor(left / (parts.length - done)), frame);
    const bytes = utf8Length(text);
    if (bytes > left) return;
    written.set(index, text);
    left -= bytes;
  });
  return parts.map((_, index) => written.get(index) ?? '').join('');
};
