import { pointerSegments } from '../documents/jsonPointer.ts';
import { quoteText } from '../documents/quoteText.ts';
import { nearestName } from '../text/nearestName.ts';
import type { SchemaBreach } from './compiledValidator.ts';
import { showValue } from './showValue.ts';

/** Longest example that a message shows. */
const LONGEST_EXAMPLE = 60;

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map of keys',
  array: 'a list',
  null: 'nothing',
};

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

const listed = (words: readonly string[], last = 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;

/** What a pointer names, for a sentence: `"score"`, `entry 3 of "results"`, `this file`. */
const subjectOf = (pointer: string): string => {
  const segments = pointerSegments(pointer);
  const last = segments.at(-1);
  if (last === undefined) return 'This file';
  if (!/^\d+$/.test(last)) return quoteText(last);
  const list = segments.at(-2);
  return list === undefined ? `Entry ${Number(last) + 1}` : `Entry ${Number(last) + 1} of ${quoteText(list)}`;
};

const exampleOf = (breach: SchemaBreach): string => {
  const examples = breach.parentSchema?.examples;
  const first: unknown = Array.isArray(examples) ? examples[0] : undefined;
  const shown = first === undefined ? '' : JSON.stringify(first);
  return shown === '' || shown.length > LONGEST_EXAMPLE ? '' : `, such as ${shown}`;
};

const knownKeys = (schema: SchemaBreach['parentSchema']): readonly string[] => {
  const patterns = Object.keys((schema?.patternProperties ?? {}) as object);
  return [
    ...Object.keys((schema?.properties ?? {}) as object),
    ...patterns.map((pattern) => pattern.replace(/^\^(.*:)\.\+\$$/, '$1<name>')),
  ];
};

/** The key that a breach of `additionalProperties` probably meant; null for any other breach. */
export const meantKey = (breach: SchemaBreach): string | null =>
  breach.keyword === 'additionalProperties'
    ? nearestName(String(breach.params.additionalProperty), knownKeys(breach.parentSchema))
    : null;

const unknownKey = (breach: SchemaBreach): string => {
  const key = quoteText(String(breach.params.additionalProperty));
  const meant = meantKey(breach);
  if (meant !== null) return `The key ${key} is unknown; did you mean "${meant}"?`;
  return `The key ${key} is unknown; known here are ${listed(knownKeys(breach.parentSchema), 'and')}.`;
};

const wrongType = (breach: SchemaBreach, subject: string): string => {
  const wanted = [breach.params.type].flat().filter((type) => type !== 'null');
  const right = `${listed(wanted.map((type) => typeNames[String(type)] ?? String(type)))}${exampleOf(breach)}`;
  const { data } = breach;
  const quoted = wanted.includes('string') && (typeof data === 'number' || typeof data === 'boolean');
  const hint = quoted ? '; put it in quotes' : '';
  return `${subject} is ${showValue(data)}; it has to be ${right}${hint}.`;
};

const outOfBounds = (breach: SchemaBreach, subject: string): string => {
  const schema = breach.parentSchema ?? {};
  const bounds: string[] = [];
  if (typeof schema.minimum === 'number') bounds.push(`at least ${schema.minimum}`);
  if (typeof schema.exclusiveMinimum === 'number') bounds.push(`above ${schema.exclusiveMinimum}`);
  if (typeof schema.maximum === 'number') bounds.push(`at most ${schema.maximum}`);
  if (typeof schema.exclusiveMaximum === 'number') bounds.push(`below ${schema.exclusiveMaximum}`);
  return `${subject} is ${showValue(breach.data)}; it has to be ${listed(bounds, 'and')}.`;
};

const notOneOf = (breach: SchemaBreach, subject: string): string => {
  const allowed = strings(breach.params.allowedValues);
  const meant = typeof breach.data === 'string' ? nearestName(breach.data, allowed) : null;
  const right = meant === null ? `it has to be ${listed(allowed)}` : `did you mean "${meant}"?`;
  return `${subject} is ${showValue(breach.data)}; ${right}${meant === null ? '.' : ''}`;
};

const wrongPattern = (breach: SchemaBreach, subject: string): string => {
  const examples = strings(breach.parentSchema?.examples);
  const meant = typeof breach.data === 'string' ? nearestName(breach.data, examples) : null;
  if (meant !== null) return `${subject} is ${showValue(breach.data)}; did you mean "${meant}"?`;
  const right = listed(examples.map((example) => JSON.stringify(example)));
  return `${subject} is ${showValue(breach.data)}; right would be a value such as ${right}.`;
};

/** Says one breach of a schema in one sentence: what was seen, and what would be right. */
export const breachMessage = (breach: SchemaBreach): string => {
  const subject = subjectOf(breach.instancePath);
  const limit = String(breach.params.limit);
  switch (breach.keyword) {
    case 'additionalProperties':
      return unknownKey(breach);
    case 'required': {
      const key = String(breach.params.missingProperty);
      const where = breach.instancePath === '' ? 'in this file' : `in ${subject.replace('Entry', 'entry')}`;
      return `The key "${key}" is missing ${where}.`;
    }
    case 'type':
      return wrongType(breach, subject);
    case 'enum':
      return notOneOf(breach, subject);
    case 'const':
      return `${subject} is ${showValue(breach.data)}; it has to be ${JSON.stringify(breach.params.allowedValue)}.`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return outOfBounds(breach, subject);
    case 'minLength':
      return `${subject} is empty; it has to be some text${exampleOf(breach)}.`;
    case 'maxLength':
      return `${subject} is longer than ${limit} characters; shorten it.`;
    case 'minItems':
      return `${subject} needs at least ${limit} ${limit === '1' ? 'entry' : 'entries'}.`;
    case 'maxItems':
      return `${subject} has more than ${limit} entries.`;
    case 'minProperties':
      return `${subject} is empty; write at least ${limit} of ${listed(knownKeys(breach.parentSchema))}.`;
    case 'uniqueItems': {
      const places = [Number(breach.params.j), Number(breach.params.i)].sort((one, other) => one - other);
      return `${subject} has the same entry twice, at ${places.map((index) => index + 1).join(' and ')}; remove one.`;
    }
    case 'pattern':
      return wrongPattern(breach, subject);
    default:
      return `${subject} is ${showValue(breach.data)}, which does not fit the schema (${breach.keyword}).`;
  }
};
