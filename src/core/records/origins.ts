import type { Origin } from './origin.ts';
import type { OriginRule } from './originRules.ts';

/** The origins of the fields of a record, or of the facts of a run, at most one each. Equal ones are mostly one object. */
export type Origins = readonly Origin[];

/** Those of what says nothing of where it comes from. */
export const noOrigins: Origins = [];

/** One origin more on the way from one object to others; what it leads to is made where the way ends. */
interface Step {
  readonly next: Map<Origin, Step>;
  all: Origins | null;
}

/** Kept before they are forgotten: a format has some dozens, and only a file made to have more has more. */
const MOST_KEPT = 20_000;

let kept = 0;
let known = new Map<string, Origin>();
let following = new WeakMap<Origins, Step>();

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

const newStep = (): Step => ({ next: new Map(), all: null });

/** The origins with others, of which the last one for a field takes the place of those before it. */
const joined = (origins: Origins, added: readonly Origin[]): Origins => {
  const last = new Map(added.map((origin) => [origin.field, origin]));
  return [
    ...origins.filter(({ field }) => !last.has(field)),
    ...added.filter((origin) => last.get(origin.field) === origin),
  ];
};

/**
 * The origins with all of those, one after the other; each takes the place of one for the same field. Equal steps from one object lead
 * to one object, so that the records of a file share what they have in common; forgetting them only costs memory. The time and the
 * memory are of the order of both lists together.
 */
export const withOrigins = (origins: Origins, added: readonly (Origin | null)[]): Origins => {
  const known = added.filter((origin) => origin !== null);
  if (known.length === 0) return origins;
  const first = following.get(origins) ?? newStep();
  following.set(origins, first);
  const last = known.reduce((step: Step, origin): Step => {
    const next = step.next.get(origin);
    if (next !== undefined) return next;
    keep();
    const made = newStep();
    step.next.set(origin, made);
    return made;
  }, first);
  last.all ??= joined(origins, known);
  return last.all;
};

/** The origins with one more. */
export const withOrigin = (origins: Origins, origin: Origin | null): Origins =>
  origin === null ? origins : withOrigins(origins, [origin]);

/** The origins without those of some fields. */
export const withoutOrigins = (origins: Origins, isOut: (field: string) => boolean): Origins =>
  origins.some(({ field }) => isOut(field)) ? origins.filter(({ field }) => !isOut(field)) : origins;

/** The file beside a record's own that says what its score is of; null where its own does. */
export const describingFile = (origins: Origins): string | null => originOf(origins, 'task')?.file ?? null;

/** Where a field comes from; null where that is not known, as of a field without a value. */
export const originOf = (origins: Origins, field: string): Origin | null =>
  origins.find((origin) => origin.field === field) ?? null;
