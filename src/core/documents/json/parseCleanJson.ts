import { measureJson } from './measureJson.ts';

/** A value with nothing to complain about; `suspect` text needs the careful parser. */
export type CleanJson = { readonly kind: 'clean'; readonly value: unknown } | { readonly kind: 'suspect' };

/** Counts the members of all objects in a value; NaN where a number is not finite or a key is `__proto__`. */
const countMembers = (value: unknown): number => {
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : Number.NaN;
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const element of value) count += countMembers(element);
    return count;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key in members) {
    if (key === '__proto__') return Number.NaN;
    count += 1 + countMembers(members[key]);
  }
  return count;
};

/**
 * The fast path for JSON. `JSON.parse` keeps one of two equal keys and says nothing, so the members of the value are
 * counted against the colons of the text: equal counts prove that no key was dropped. The depth is bounded before the
 * text is parsed.
 */
export const parseCleanJson = (text: string, depthLimit: number): CleanJson => {
  const measure = measureJson(text);
  if (measure.depth > depthLimit) return { kind: 'suspect' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'suspect' };
  }
  return countMembers(value) === measure.members ? { kind: 'clean', value } : { kind: 'suspect' };
};
