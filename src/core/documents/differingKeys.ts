import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { pointerSegments } from './jsonPointer.ts';
import { isObject } from './member.ts';

/** How deep a file is looked into, and how many values of it: what tells two results apart stands near the top. */
const DEEPEST = 5;
const MOST_VALUES = 3_000;

/** Characters of a value that are shown. */
const LONGEST_VALUE = 40;

/** Keys that differ between any two results, or say where and how fast they were made. */
const OF_EVERY_RESULT =
  /(?:date|time|stamp|created|duration|seconds|secondes|^id$|_id$|uuid|path|_dir$|url|host|cpu|gpu|env_info|job|log)/i;

type Values = Map<string, string>;

const collect = (value: unknown, at: readonly string[], values: Values): void => {
  if (values.size >= MOST_VALUES || at.length > DEEPEST) return;
  if (isObject(value)) {
    for (const [key, member] of Object.entries(value))
      if (!OF_EVERY_RESULT.test(key)) collect(member, [...at, key], values);
  } else if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) collect(member, [...at, String(index)], values);
  } else if (value !== null) values.set(at.join('.'), String(value));
};

/** The values of a document that are not the score at a place: of a list its entry, of an object all but the part with the scores. */
const valuesBeside = (root: unknown, pointer: string): Values => {
  const [first = '', second = ''] = pointerSegments(pointer);
  const values: Values = new Map();
  if (Array.isArray(root)) {
    const entry: unknown = root[Number(first)];
    const others = isObject(entry) ? Object.entries(entry).filter(([key]) => key !== second) : [];
    collect(Object.fromEntries(others), [], values);
  } else if (isObject(root)) {
    collect(Object.fromEntries(Object.entries(root).filter(([key]) => key !== first)), [], values);
    const scores = root[first];
    const entry: unknown = Array.isArray(scores) ? scores[Number(second)] : null;
    const isOfScore = (key: string): boolean => /score|value|result/i.test(key);
    if (isObject(entry))
      collect(Object.fromEntries(Object.entries(entry).filter(([key]) => !isOfScore(key))), [first], values);
  }
  return values;
};

const shown = (text: string | undefined): string => {
  if (text === undefined) return 'nothing';
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
};

/** A value of a document, by the pointer of a score in it. */
export interface ScoredPlace {
  readonly root: unknown;
  readonly pointer: string;
}

/**
 * In what two documents of any format differ beside two of their scores: `config.model_dtype: float16 against bfloat16`, sorted by
 * key. Without what any two results differ in (dates, durations, ids, paths).
 */
export const differingKeys = (one: ScoredPlace, other: ScoredPlace): readonly string[] => {
  const [a, b] = [valuesBeside(one.root, one.pointer), valuesBeside(other.root, other.pointer)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((key) => a.get(key) !== b.get(key))
    .sort((x, y) => x.split('.').length - y.split('.').length || byCodeUnits(x, y))
    .map((key) => `${key}: ${shown(a.get(key))} against ${shown(b.get(key))}`);
};
