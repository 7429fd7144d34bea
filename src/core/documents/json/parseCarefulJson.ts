import type { BoundedProblems } from '../boundedProblems.ts';
import { jsonPointer } from '../jsonPointer.ts';
import { quoteText } from '../quoteText.ts';
import type { TextPlaces } from '../textPlaces.ts';
import { skipString } from './measureJson.ts';
import { nonFinite } from './nonFinite.ts';

/** What the careful parser gives: a value, or the offset and the words of the first breach of the syntax. */
export type CarefulJson =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'broken';
      readonly offset: number;
      readonly rule: 'SG102' | 'SG116';
      readonly message: string;
    };

interface Job {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly depthLimit: number;
  readonly places: TextPlaces;
  readonly problems: BoundedProblems;
  /** Pointer of the value inside the document: [] for a whole file, [index] for one line. */
  readonly path: readonly (string | number)[];
}

/** Thrown and caught inside this file only: the first breach ends the parse from any depth. */
class Breach extends Error {
  readonly offset: number;
  readonly rule: 'SG102' | 'SG116';
  constructor(offset: number, message: string, rule: 'SG102' | 'SG116' = 'SG102') {
    super(message);
    this.offset = offset;
    this.rule = rule;
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[-+]?[A-Za-z_][A-Za-z0-9_]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const FIRST_PRINTABLE = 0x20;
const BLANK = /[ \t\r\n]*/y;

const matchAt = (pattern: RegExp, text: string, offset: number): string => {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? '';
};

const keywords: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', nonFinite(Number.NaN)],
  ['Infinity', nonFinite(Number.POSITIVE_INFINITY)],
  ['-Infinity', nonFinite(Number.NEGATIVE_INFINITY)],
]);

const pythonWords: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
]);

/** The index in a string's raw text of a bare control character or an unknown escape; -1 where there is none. */
const faultInString = (raw: string): number => {
  for (let index = 1; index < raw.length - 1; index++) {
    if (raw.charCodeAt(index) < FIRST_PRINTABLE) return index;
    if (raw.charAt(index) !== '\\') continue;
    const sequence = matchAt(ESCAPE, raw, index);
    if (sequence === '') return index;
    index += sequence.length - 1;
  }
  return -1;
};

/**
 * Parses JSON text that the fast path would not vouch for. NaN, Infinity and numbers beyond a double become markers with
 * one problem each (SG109); both entries of a key that stands twice are left out (SG103), and so is `__proto__` (SG105).
 * The first breach of the syntax, or a nesting past the limit, ends it.
 */
export const parseCarefulJson = (job: Job): CarefulJson => {
  const { text, end, places, problems } = job;
  const path = [...job.path];
  let offset = job.start;

  const found = (): string => JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0));
  const expected = (what: string): Breach =>
    offset >= end
      ? new Breach(end, `The JSON breaks off here: expected ${what}.`)
      : new Breach(offset, `Expected ${what}, found ${found()}.`);
  const skipBlanks = (): void => {
    offset = Math.min(end, offset + matchAt(BLANK, text, offset).length);
  };
  const character = (): string => (offset < end ? text.charAt(offset) : '');

  const readString = (): string => {
    const start = offset;
    const stop = skipString(text, start);
    if (stop > end) {
      throw new Breach(
        start,
        'The JSON breaks off inside the string that opens here: expected a closing quote.',
      );
    }
    const raw = text.slice(start, stop);
    const fault = faultInString(raw);
    if (fault >= 0) {
      const message =
        raw.charAt(fault) === '\\'
          ? 'JSON does not know this escape; write a backslash as \\\\.'
          : 'A control character stands bare in this string; write a line end as \\n and a tab as \\t.';
      throw new Breach(start + fault, message);
    }
    offset = stop;
    return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
  };

  const readWord = (): unknown => {
    const word = matchAt(WORD, text, offset);
    const value = keywords.get(word);
    if (value === undefined) {
      const python = pythonWords.get(word);
      if (python !== undefined) throw new Breach(offset, `${word} is Python; JSON writes ${python}.`);
      if (word !== '')
        throw new Breach(offset, `Expected a JSON value, found the bare word ${quoteText(word)}.`);
      if (character() === "'")
        throw new Breach(offset, 'JSON strings stand in double quotes, not in single ones.');
      if (character() === '/' || character() === '#') throw new Breach(offset, 'JSON has no comments.');
      throw expected('a JSON value');
    }
    if (typeof value === 'object' && value !== null) {
      const message = `${word} stands where a number should; it is left out.`;
      problems.add('SG109', places.at(offset, jsonPointer(...path)), message);
    }
    offset += word.length;
    return value;
  };

  const readNumber = (): unknown => {
    const raw = matchAt(NUMBER, text, offset);
    if (raw === '') return readWord();
    const after = text.charAt(offset + raw.length);
    if (offset + raw.length < end && /[0-9A-Za-z_.+-]/.test(after)) {
      const shown = matchAt(/[-+0-9A-Za-z_.]+/y, text, offset).slice(0, 40);
      throw new Breach(
        offset,
        `${shown} is not a JSON number: it has no leading zeros and digits on both sides of a point.`,
      );
    }
    const value = Number(raw);
    if (!Number.isFinite(value)) {
      const message = `The number ${raw.slice(0, 40)} is too large to be one; it is left out.`;
      problems.add('SG109', places.at(offset, jsonPointer(...path)), message);
    }
    offset += raw.length;
    return Number.isFinite(value) ? value : nonFinite(value);
  };

  const readArray = (depth: number): unknown[] => {
    const elements: unknown[] = [];
    offset++;
    skipBlanks();
    if (character() === ']') {
      offset++;
      return elements;
    }
    for (;;) {
      path.push(elements.length);
      elements.push(readValue(depth));
      path.pop();
      skipBlanks();
      if (character() === ']') {
        offset++;
        return elements;
      }
      if (character() !== ',') throw expected('a comma or ]');
      const comma = offset;
      offset++;
      skipBlanks();
      if (character() === ']') throw new Breach(comma, 'A trailing comma stands before ]; remove it.');
    }
  };

  const readKey = (): string => {
    if (character() !== '"') throw expected('a key in double quotes');
    return readString();
  };

  const readObject = (depth: number): Record<string, unknown> => {
    const members: Record<string, unknown> = {};
    const firstPlaces = new Map<string, number>();
    const refused = new Set<string>();
    offset++;
    skipBlanks();
    if (character() === '}') {
      offset++;
      return members;
    }
    for (;;) {
      const keyOffset = offset;
      const key = readKey();
      path.push(key);
      const first = firstPlaces.get(key);
      if (first !== undefined) {
        refused.add(key);
        const message = `The key ${quoteText(key)} stands twice in one object, at ${places.words(first)} and at ${places.words(keyOffset)}; both entries are left out.`;
        problems.add('SG103', places.at(keyOffset, jsonPointer(...path)), message);
      } else if (key === '__proto__') {
        refused.add(key);
        const message =
          'The key "__proto__" is refused, since programs read it as something else than a key.';
        problems.add('SG105', places.at(keyOffset, jsonPointer(...path)), message);
      }
      firstPlaces.set(key, first ?? keyOffset);
      skipBlanks();
      if (character() !== ':') throw expected('a colon after the key');
      offset++;
      const value = readValue(depth);
      if (!refused.has(key)) members[key] = value;
      path.pop();
      skipBlanks();
      if (character() === '}') {
        offset++;
        for (const name of refused) if (Object.hasOwn(members, name)) delete members[name];
        return members;
      }
      if (character() !== ',') throw expected('a comma or }');
      const comma = offset;
      offset++;
      skipBlanks();
      if (character() === '}') throw new Breach(comma, 'A trailing comma stands before }; remove it.');
    }
  };

  const readValue = (depth: number): unknown => {
    skipBlanks();
    const first = character();
    if (first === '{' || first === '[') {
      if (depth >= job.depthLimit) {
        const message = `Objects and lists are nested deeper than ${job.depthLimit} levels here; the file was not read.`;
        throw new Breach(offset, message, 'SG116');
      }
      return first === '{' ? readObject(depth + 1) : readArray(depth + 1);
    }
    if (first === '"') return readString();
    return readNumber();
  };

  try {
    const value = readValue(0);
    skipBlanks();
    if (offset < end) throw expected('the end after the JSON value');
    return { kind: 'value', value };
  } catch (breach) {
    if (!(breach instanceof Breach)) throw breach;
    return { kind: 'broken', offset: breach.offset, rule: breach.rule, message: breach.message };
  }
};
