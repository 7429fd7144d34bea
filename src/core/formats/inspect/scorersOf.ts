import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';

/** What one scorer gave, with one way of reducing epochs. */
export interface Scorer {
  /** The entry itself, for messages about it. */
  readonly pointer: string;
  readonly name: string;
  /** How the epochs of an item were reduced to one score; null where the log does not say. */
  readonly reducer: string | null;
  readonly metrics: Readonly<Record<string, unknown>>;
  /** Items that the scorer scored, epochs reduced; null where older logs do not say. */
  readonly scored: number | null;
  readonly unscored: number;
}

const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const scorerOf = (entry: unknown, pointer: string): Scorer | null => {
  const metrics = member(entry, 'metrics');
  const stated = member(entry, 'name') ?? member(entry, 'scorer');
  const name = textOf(stated) ?? textOf(member(stated, 'name'));
  if (name === null || !isObject(metrics)) return null;
  return {
    pointer,
    name,
    reducer: textOf(member(entry, 'reducer')),
    metrics,
    scored: countOf(member(entry, 'scored_samples')),
    unscored: countOf(member(entry, 'unscored_samples')) ?? 0,
  };
};

/** The scorers of a log's `results`, and the pointers of entries that are none. The oldest logs have one, unlisted. */
export const scorersOf = (
  results: unknown,
): { readonly scorers: readonly Scorer[]; readonly broken: readonly string[] } => {
  const listed = member(results, 'scores');
  const entries = Array.isArray(listed)
    ? listed.map((entry: unknown, index) => ({ entry, pointer: jsonPointer('results', 'scores', index) }))
    : isObject(member(results, 'metrics'))
      ? [{ entry: results, pointer: '/results' }]
      : [];
  const read = entries.map(({ entry, pointer }) => ({ scorer: scorerOf(entry, pointer), pointer }));
  return {
    scorers: read.flatMap(({ scorer }) => (scorer === null ? [] : [scorer])),
    broken: read.flatMap(({ scorer, pointer }) => (scorer === null ? [pointer] : [])),
  };
};
