import type { Origin } from './origin.ts';
import type { OriginRule } from './originRules.ts';

/** The origins of the fields of a record, or of the facts of a run, at most one each. Equal ones are mostly one object. */
export type Origins = readonly Origin[];

/** Those of what says nothing of where it comes from. */
export const noOrigins: Origins = [];

/** Kept before they are forgotten: a format has some dozens, and only a file made to have more has more. */
const MOST_KEPT = 20_000;

let kept = 0;
let known = new Map<string, Origin>();
let following = new WeakMap<Origins, Map<Origin, Origins>>();

const keep = (): void => {
  kept += 1;
  if (kept <= MOST_KEPT) return;
  kept = 0;
  known = new Map();
  following = new WeakMap();
};

/** The origin with these properties, the same object for the same ones. */
export const originAt = (field: string, rule: OriginRule, at: string | null): Origin => {
  const key = `${field}\u0000${rule}\u0000${at ?? '\u0000'}`;
  const same = known.get(key);
  if (same !== undefined) return same;
  keep();
  const origin = { field, rule, at };
  known.set(key, origin);
  return origin;
};

/** Names that `originsBy` remembers; metrics and columns of real files are some dozens. */
const MOST_NAMES = 2_000;

/** Origins by a name of which their place is made, such as a metric's: at the cost of looking the name up. */
export const originsBy = (
  field: string,
  rule: OriginRule,
  templateOf: (name: string) => string,
): ((name: string) => Origin) => {
  const byName = new Map<string, Origin>();
  return (name) => {
    const same = byName.get(name);
    if (same !== undefined) return same;
    if (byName.size >= MOST_NAMES) byName.clear();
    const origin = originAt(field, rule, templateOf(name));
    byName.set(name, origin);
    return origin;
  };
};

/**
 * The origins with one more, which takes the place of one for the same field. Equal steps from one object lead to one object, so
 * that the records of a file share what they have in common; forgetting them only costs memory.
 */
export const withOrigin = (origins: Origins, origin: Origin | null): Origins => {
  if (origin === null) return origins;
  let steps = following.get(origins);
  if (steps === undefined) {
    steps = new Map();
    following.set(origins, steps);
  }
  const next = steps.get(origin);
  if (next !== undefined) return next;
  keep();
  const all = [...origins.filter(({ field }) => field !== origin.field), origin];
  steps.set(origin, all);
  return all;
};

/** The origins with all of those, one after the other. */
export const withOrigins = (origins: Origins, added: readonly (Origin | null)[]): Origins =>
  added.reduce(withOrigin, origins);

/** The origins without those of some fields. */
export const withoutOrigins = (origins: Origins, isOut: (field: string) => boolean): Origins =>
  origins.some(({ field }) => isOut(field)) ? origins.filter(({ field }) => !isOut(field)) : origins;

/** The file beside a record's own that says what its score is of; null where its own does. */
export const describingFile = (origins: Origins): string | null => originOf(origins, 'task')?.file ?? null;

/** Where a field comes from; null where that is not known, as of a field without a value. */
export const originOf = (origins: Origins, field: string): Origin | null =>
  origins.find((origin) => origin.field === field) ?? null;
