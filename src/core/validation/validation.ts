import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document } from '../documents/document.ts';
import { isNonFinite } from '../documents/json/nonFinite.ts';
import { jsonPointer, pointerSegments } from '../documents/jsonPointer.ts';
import { member } from '../documents/member.ts';
import { type Problem, wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import type { ReadingRuleId } from '../problems/readingRules.ts';
import { breachMessage, meantKey } from './breachMessage.ts';
import type { CompiledValidator, SchemaBreach } from './compiledValidator.ts';

/** Whether a document fits its schema: its value with its type, or what is wrong with it. */
export type Validation<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | {
      readonly kind: 'invalid';
      readonly problems: readonly Problem[];
      /** Pointers of everything that is wrong. More than `problems` tells: a number that is not finite was told by the reader. */
      readonly faults: readonly string[];
    };

const BOUND_KEYWORDS: ReadonlySet<string> = new Set([
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
]);

/** What a file's validation knows beyond its schema. */
export interface ValidationOptions {
  /** The key of the list that holds the file's entries, where it may be long. */
  readonly list?: string;
  /** Which rule a breach falls under, where the file has a rule of its own for it; null for the usual one. */
  readonly ruleOf?: (pointer: string, breach: SchemaBreach) => ReadingRuleId | null;
}

/** Entries held to the schema in one go: a compiled validator gathers every breach before it returns any. */
const ENTRIES_AT_ONCE = 1_000;

/** Breaches after which the file is given up: it is another kind of file, or out to fill the memory. */
const MOST_BREACHES = 100_000;

const pointerOf = (breach: SchemaBreach): string =>
  breach.keyword === 'additionalProperties'
    ? breach.instancePath + jsonPointer(String(breach.params.additionalProperty))
    : breach.instancePath;

/** Keys that are missing only because they are misspelt: `taks` is told, the missing `task` is not. */
const misspelt = (breaches: readonly SchemaBreach[]): ReadonlySet<string> =>
  new Set(
    breaches.flatMap((breach) => {
      const meant = meantKey(breach);
      return meant === null ? [] : [breach.instancePath + jsonPointer(meant)];
    }),
  );

/** The breach as it stands in the whole file, where it was found in a piece of the list that starts at `start`. */
const shifted = (breach: SchemaBreach, list: string, start: number): SchemaBreach => {
  const [head, index, ...rest] = pointerSegments(breach.instancePath);
  return start === 0 || head !== list || index === undefined
    ? breach
    : { ...breach, instancePath: jsonPointer(list, Number(index) + start, ...rest) };
};

/** The breaches of a value, in pieces where its list is long. Those outside of the list come with the first piece. */
function* breachesOf(
  validator: CompiledValidator,
  value: unknown,
  list: string | undefined,
): Generator<readonly SchemaBreach[]> {
  const entries = list === undefined ? undefined : member(value, list);
  if (list === undefined || !Array.isArray(entries) || entries.length <= ENTRIES_AT_ONCE) {
    yield validator(value) ? [] : (validator.errors ?? []);
    return;
  }
  for (let start = 0; start < entries.length; start += ENTRIES_AT_ONCE) {
    const piece = { ...(value as object), [list]: entries.slice(start, start + ENTRIES_AT_ONCE) };
    if (validator(piece)) continue;
    const breaches = (validator.errors ?? []).map((breach) => shifted(breach, list, start));
    const ofEntries = jsonPointer(list, '');
    yield start === 0 ? breaches : breaches.filter(({ instancePath }) => instancePath.startsWith(ofEntries));
  }
}

/**
 * Holds a document to a schema. Every breach becomes one problem at its place, save those that follow from another one.
 */
export const validate = <T>(
  validator: CompiledValidator,
  document: Document,
  { list, ruleOf = () => null }: ValidationOptions = {},
): Validation<T> => {
  const problems = boundedProblems(document.file);
  const faults: string[] = [];
  for (const breaches of breachesOf(validator, document.value, list)) {
    const meant = misspelt(breaches);
    for (const breach of breaches) {
      const pointer = pointerOf(breach);
      const isKey = breach.keyword === 'additionalProperties';
      faults.push(pointer);
      if (isNonFinite(breach.data)) continue;
      if (breach.keyword === 'required') {
        if (meant.has(breach.instancePath + jsonPointer(String(breach.params.missingProperty)))) continue;
      }
      const rule = ruleOf(pointer, breach) ?? (BOUND_KEYWORDS.has(breach.keyword) ? 'SG116' : 'SG105');
      problems.add(rule, () => document.locate(pointer, isKey ? 'key' : 'value'), breachMessage(breach));
    }
    if (faults.length > MOST_BREACHES) {
      const message = `More than ${MOST_BREACHES} places of this file do not fit its schema; none of it is used.`;
      const given = readingProblem('SG105', wholeFile(document.file), message);
      return { kind: 'invalid', problems: [...problems.all(), given], faults: [''] };
    }
  }
  return faults.length === 0
    ? { kind: 'valid', value: document.value as T }
    : { kind: 'invalid', problems: problems.all(), faults };
};
