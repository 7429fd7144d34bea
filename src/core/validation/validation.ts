import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document } from '../documents/document.ts';
import { jsonPointer } from '../documents/jsonPointer.ts';
import { isNonFinite } from '../documents/nonFinite.ts';
import type { Problem } from '../problems/problem.ts';
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

/** Which rule a breach falls under, where a file has a rule of its own for it; null for the usual one. */
export type RuleOfBreach = (pointer: string, breach: SchemaBreach) => ReadingRuleId | null;

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

/**
 * Holds a document to a schema. Every breach becomes one problem at its place, save those that follow from another one.
 */
export const validate = <T>(
  validator: CompiledValidator,
  document: Document,
  ruleOf: RuleOfBreach = () => null,
): Validation<T> => {
  if (validator(document.value)) return { kind: 'valid', value: document.value as T };
  const breaches = validator.errors ?? [];
  const meant = misspelt(breaches);
  const problems = boundedProblems(document.file);
  const faults: string[] = [];
  for (const breach of breaches) {
    const pointer = pointerOf(breach);
    faults.push(pointer);
    if (isNonFinite(breach.data)) continue;
    if (breach.keyword === 'required') {
      if (meant.has(breach.instancePath + jsonPointer(String(breach.params.missingProperty)))) continue;
    }
    const rule = ruleOf(pointer, breach) ?? (BOUND_KEYWORDS.has(breach.keyword) ? 'SG116' : 'SG105');
    const place = document.locate(pointer, breach.keyword === 'additionalProperties' ? 'key' : 'value');
    problems.add(rule, place, breachMessage(breach));
  }
  return { kind: 'invalid', problems: problems.all(), faults };
};
