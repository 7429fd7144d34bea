import type { Document } from '../../documents/document.ts';
import { member } from '../../documents/member.ts';
import type { ColumnReference } from '../../formats/wide/columnMap.ts';
import { scaledNumber } from '../../formats/wide/scaledNumber.ts';
import { wideNumber } from '../../formats/wide/wideNumber.ts';
import { flopsOfDenseTransformer } from '../../records/flopsOfDenseTransformer.ts';
import { type ColumnFacts, draftRows } from './columnFacts.ts';

export type Scale = 'params' | 'tokens' | 'flops';

/** The scale of the runs, as the columns give it. */
export type ScaleColumns = Readonly<Partial<Record<Scale, ColumnReference>>>;

/** Words that make a column one of the scale; the others of its name must be among `BESIDE`, or it is another thing. */
const WORDS: readonly (readonly [Scale, RegExp])[] = [
  ['flops', /^(?:[kmgtpez]?flops?|compute|(?:pf|petaflop|petaflops)_?(?:s_?)?days?)$/],
  ['params', /^(?:params?|parameters?|size)$/],
  ['tokens', /^(?:tokens?|data_size|dataset_size)$/],
];

const BESIDE =
  /^(?:n|num|number|of|the|count|total|model|training|train|trained|pretraining|pretrain|pre|non|nonembedding|embedding|emb|active|activated|seen|consumed|throughput|in|log|log10|ln|data|dataset|s|day|days|pf|k|m|b|t|g|thousands?|millions?|billions?|trillions?|\d+e\d+|1e\d+)$/;

/** The single letters of the field. */
const LETTERS: Readonly<Record<string, Scale>> = { N: 'params', D: 'tokens', C: 'flops' };

const PREFIXES: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  p: 1e15,
  e: 1e18,
  z: 1e21,
};
const UNITS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };
const WORD_UNITS: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const SECONDS_OF_A_DAY = 86_400;

/** Below this no count of parameters or tokens is one: it is in a unit that the name does not say. */
const LEAST_COUNT = 10_000;

/** Rows in which the three are compared. */
const ROWS_COMPARED = 200;

const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Which scale a column's name speaks of; null for none. */
const scaleOf = (name: string): Scale | null => {
  const letter = LETTERS[name.trim().replace(/^log(?:10)?[ _(]*(\w)\)?$/i, '$1')];
  if (letter !== undefined) return letter;
  const words = wordsOf(name);
  const [last = ''] = words.slice(-1);
  const isOfData = words.some((word) => word === 'data' || word === 'dataset');
  if (isOfData && (words.includes('size') || UNITS[last] !== undefined))
    return words.every((word) => word === 'size' || BESIDE.test(word)) ? 'tokens' : null;
  const joined = words.join('_');
  for (const [scale, pattern] of WORDS) {
    if (pattern.test(joined)) return scale;
    if (
      words.some((word) => pattern.test(word)) &&
      words.every((word) => pattern.test(word) || BESIDE.test(word))
    )
      return scale;
  }
  return null;
};

/** What one of a column is worth, where its name says so: `(B)`, `_in_millions`, `FLOPs (1E21)`, `gflops`, `PF-days`. */
const timesOfName = (name: string, scale: Scale): number | null => {
  const words = wordsOf(name);
  const power = /1e(\d{1,2})\b/i.exec(name)?.[1];
  if (power !== undefined) return Number(`1e${power}`);
  if (scale === 'flops') {
    if (/p(?:eta)?f(?:lops?)?[^a-z]*(?:s[^a-z]*)?days?/i.test(name))
      return PREFIXES.p === undefined ? null : PREFIXES.p * SECONDS_OF_A_DAY;
    const prefix = words
      .map((word) => /^([kmgtpez])flops?$/.exec(word)?.[1])
      .find((one) => one !== undefined);
    if (prefix !== undefined) return PREFIXES[prefix] ?? null;
  }
  for (const word of words) {
    const unit = WORD_UNITS[word.replace(/s$/, '')];
    if (unit !== undefined) return unit;
  }
  const last = words.at(-1) ?? '';
  return words.length > 1 ? (UNITS[last] ?? null) : null;
};

const isLogarithm = (name: string, { most }: ColumnFacts): boolean =>
  /(?:^|[^a-z])log(?:_?10)?(?:[^a-z]|$)/i.test(name) && most > 0 && most < 40;

/** How far the tokens and parameters are from the FLOPs, in factors of e; null where a row lacks one of them. */
const mismatch = (document: Document, columns: Readonly<Record<Scale, ColumnReference>>): number | null => {
  const off = draftRows(document)
    .slice(0, ROWS_COMPARED)
    .flatMap((row) => {
      const [n, d, c] = (['params', 'tokens', 'flops'] as const).map((scale) => {
        const read = wideNumber(member(row, columns[scale].column), { isPercent: false, count: 'plain' });
        return read.kind === 'number' && read.value > 0 ? scaledNumber(read.value, columns[scale]) : null;
      });
      return n == null || d == null || c == null ? [] : [Math.log(c / (flopsOfDenseTransformer * n * d))];
    });
  if (off.length === 0) return null;
  const sorted = off.toSorted((a, b) => a - b);
  return Math.abs(sorted[Math.floor(sorted.length / 2)] ?? 0);
};

/** The units that a column may be in where its name does not say. */
const guessesFor = (scale: Scale, { least, most, hasSuffix }: ColumnFacts): readonly number[] => {
  if (hasSuffix) return [1];
  if (scale === 'flops') return [1, 1e9, 1e12, 1e15, 1e18, 1e21, 1e15 * SECONDS_OF_A_DAY];
  if (most >= LEAST_COUNT) return [1];
  if (scale === 'tokens') return most <= 40 ? [1e12, 1e9] : [1e9, 1e6];
  return least >= 10 && most >= 1_000 ? [1e6, 1e9] : [1e9, 1e6];
};

/**
 * The columns that state parameters, tokens and FLOPs, each with what one of it is worth: by its name, else by its values, and where
 * all three are there, so that C is nearest to 6 N D.
 */
export const scaleColumns = (document: Document, columns: readonly ColumnFacts[]): ScaleColumns => {
  const found = new Map<Scale, ColumnFacts>();
  for (const column of columns) {
    const scale = column.kind === 'number' && column.most > 0 ? scaleOf(column.name) : null;
    if (scale !== null && !found.has(scale)) found.set(scale, column);
  }
  const choices = [...found].map(([scale, facts]): readonly [Scale, readonly ColumnReference[]] => {
    const { name } = facts;
    if (isLogarithm(name, facts)) return [scale, [{ column: name, times: 1, log10: true }]];
    const named = facts.hasSuffix ? null : timesOfName(name, scale);
    const times = named === null ? guessesFor(scale, facts) : [named];
    return [scale, times.map((one) => ({ column: name, times: one }))];
  });
  const first = Object.fromEntries(choices.map(([scale, options]) => [scale, options[0]])) as ScaleColumns;
  const { params, tokens, flops } = Object.fromEntries(choices) as Partial<
    Record<Scale, readonly ColumnReference[]>
  >;
  if (params === undefined || tokens === undefined || flops === undefined) return first;
  const trials = params.flatMap((n) =>
    tokens.flatMap((d) => flops.map((c) => ({ params: n, tokens: d, flops: c }))),
  );
  let best: ScaleColumns = first;
  let least = Number.POSITIVE_INFINITY;
  for (const trial of trials) {
    const off = mismatch(document, trial);
    // The first of equals is the likelier one by itself.
    if (off !== null && off < least - 1e-9) [best, least] = [trial, off];
  }
  return best;
};
