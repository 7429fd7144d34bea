import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PROBLEMS_OF_A_RULE } from '../../../../src/core/documents/boundedProblems.ts';
import { isNonFinite } from '../../../../src/core/documents/json/nonFinite.ts';
import { readJson } from '../../../../src/core/documents/json/readJson.ts';
import { jsonPointer } from '../../../../src/core/documents/jsonPointer.ts';
import { brief, documentOf, limits, placeOf } from '../reading.ts';

const read = (text: string) => readJson('a.json', text, limits);

/** JSON text with white space of all kinds between its tokens. */
const spaced = (value: unknown): string => JSON.stringify(value, null, '\t').replaceAll('\n', ' \r\n');

type Drawn =
  | { kind: 'leaf' }
  | { kind: 'list'; items: Drawn[] }
  | { kind: 'object'; members: [string, Drawn][] };

const jsonValue = fc
  .jsonValue({ noUnicodeString: false })
  .filter((value) => !JSON.stringify(value).includes('__proto__'));

describe('readJson', () => {
  it('reads whatever JSON.stringify writes, compact and spaced, without a problem', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        const written = JSON.parse(JSON.stringify(value)) as unknown;
        for (const text of [JSON.stringify(value), spaced(value)]) {
          const reading = read(text);
          expect(reading.problems).toEqual([]);
          expect(documentOf(reading).value).toEqual(written);
        }
      }),
    );
  });

  it('reads the same value on the careful path as on the fast one', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        const reading = read(`{"careful": NaN, "value": ${spaced(value)}}`);
        expect(brief(reading.problems)).toEqual(['SG109 1:13']);
        expect(documentOf(reading).value).toHaveProperty('value', JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('finds every value and key where an independent search finds them', () => {
    const key = fc.string({ unit: 'binary-ascii', maxLength: 6 });
    const { tree } = fc.letrec<{ tree: Drawn; list: Drawn; object: Drawn }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constant<Drawn>({ kind: 'leaf' }),
        tie('list'),
        tie('object'),
      ),
      list: fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('tree'), { maxLength: 4 }) }),
      object: fc.record({
        kind: fc.constant('object' as const),
        members: fc.uniqueArray(fc.tuple(key, tie('tree')), { maxLength: 4, selector: ([name]) => name }),
      }),
    }));
    fc.assert(
      fc.property(tree, fc.boolean(), (drawn, compact) => {
        const leaves: { pointer: string; key: string | null; value: string }[] = [];
        // Keys and leaves get unique marks, so that a plain text search finds each of them.
        const mark = (node: Drawn, path: readonly (string | number)[]): unknown => {
          if (node.kind === 'list') return node.items.map((one, index) => mark(one, [...path, index]));
          if (node.kind === 'object') {
            return Object.fromEntries(
              node.members.map(([name, child]) => {
                const marked = `${name}:"key${path.join()}${name}`;
                return [marked, mark(child, [...path, marked])];
              }),
            );
          }
          const value = `value${leaves.length}!`;
          const last = path.at(-1);
          // What stands in a list has no key.
          const key = typeof last === 'string' ? last : null;
          leaves.push({ pointer: jsonPointer(...path), key, value });
          return value;
        };
        const value = mark(drawn, []);
        const text = compact ? JSON.stringify(value) : spaced(value);
        const document = documentOf(read(text));
        for (const leaf of leaves) {
          expect(document.locate(leaf.pointer)).toMatchObject(placeOf(text, JSON.stringify(leaf.value)));
          if (leaf.key === null) continue;
          const keyText = `${JSON.stringify(leaf.key)}:`;
          if (text.split(keyText).length === 2) {
            expect(document.locate(leaf.pointer, 'key')).toMatchObject(placeOf(text, keyText));
          }
        }
      }),
    );
  });

  it('falls back to the nearest ancestor that exists', () => {
    const document = documentOf(read('{\n  "a": [1,\n    {"b": 2}]\n}'));
    expect(document.locate('')).toMatchObject({ line: 1, column: 1 });
    expect(document.locate('/a/1/c/d')).toMatchObject({ line: 3, column: 5, pointer: '/a/1/c/d' });
    expect(document.locate('/a/7')).toMatchObject({ line: 2, column: 8 });
    expect(document.locate('/a/0/b')).toMatchObject({ line: 2, column: 9 });
  });

  it('names both places of a key that stands twice and leaves out both entries', () => {
    const reading = read('{"runs": {\n  "acc": 1,\n  "n": 3,\n  "\\u0061cc": 2}}');
    expect(reading.problems).toHaveLength(1);
    expect(reading.problems[0]).toMatchObject({ rule: 'SG103', line: 4, column: 3, pointer: '/runs/acc' });
    expect(reading.problems[0]?.message).toContain('"acc"');
    expect(reading.problems[0]?.message).toContain('line 2, column 3');
    expect(reading.problems[0]?.message).toContain('line 4, column 3');
    expect(documentOf(reading).value).toEqual({ runs: { n: 3 } });
  });

  it('finds every duplicate that is planted', () => {
    fc.assert(
      fc.property(jsonValue, fc.string(), (value, key) => {
        fc.pre(key !== '__proto__');
        const name = JSON.stringify(key);
        const reading = read(
          `[${JSON.stringify(value)}, {${name}: 1, "other ${name.slice(1)}: 2, ${name}: 1}]`,
        );
        expect(reading.problems.map(({ rule }) => rule)).toEqual(['SG103']);
      }),
    );
  });

  it('refuses a __proto__ key, however it is written, and keeps its neighbours', () => {
    for (const key of ['"__proto__"', '"\\u005f_proto__"']) {
      const reading = read(`{${key}: {"polluted": true}, "b": 1}`);
      expect(brief(reading.problems)).toEqual(['SG105 1:2']);
      const { value } = documentOf(reading);
      expect(value).toEqual({ b: 1 });
      expect((value as { polluted?: boolean }).polluted).toBeUndefined();
    }
  });

  it('tags NaN, Infinity and numbers beyond a double, each with its place', () => {
    const reading = read(
      '{"a": [NaN,\n -Infinity, Infinity],\n "b": 1e999, "c": -1e999, "d": 0.5, "e": "NaN"}',
    );
    expect(brief(reading.problems)).toEqual([
      'SG109 1:8',
      'SG109 2:2',
      'SG109 2:13',
      'SG109 3:7',
      'SG109 3:19',
    ]);
    expect(reading.problems.map(({ pointer }) => pointer)).toEqual(['/a/0', '/a/1', '/a/2', '/b', '/c']);
    const value = documentOf(reading).value as { a: unknown[] };
    expect(value.a.map(isNonFinite)).toEqual([true, true, true]);
    expect(value).toMatchObject({ a: [{ name: 'NaN' }, { name: '-Infinity' }, { name: 'Infinity' }] });
    expect(value).toMatchObject({ b: { name: 'Infinity' }, c: { name: '-Infinity' }, d: 0.5, e: 'NaN' });
  });

  it('is not fooled by an object that looks like a tag', () => {
    const value = documentOf(read('{"score": {"kind": "non-finite", "name": "NaN"}}')).value as {
      score: unknown;
    };
    expect(isNonFinite(value.score)).toBe(false);
  });

  it('accepts the deepest nesting that is allowed and refuses one more', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(read(nested(64)).kind).toBe('document');
    expect(brief(read(nested(65)).problems)).toEqual(['SG116 1:65']);
    expect(brief(read('{"a":'.repeat(1_000_000)).problems)).toEqual(['SG116 1:321']);
    // The depth alone counts, not how many brackets stand side by side.
    expect(read(`[${'[],'.repeat(1000)}"[[["]`).kind).toBe('document');
  });

  it.each([
    ['{"a": 1', '1:8', 'breaks off'],
    ['{"a": 1,', '1:9', 'breaks off'],
    ['{"a":', '1:6', 'breaks off'],
    ['[1, 2', '1:6', 'breaks off'],
    ['["abc', '1:2', 'closing quote'],
    ['{"a": [\n1,\n2,\n]}', '3:2', 'trailing comma'],
    ['{"a": 1,\n}', '1:8', 'trailing comma'],
    ['{"a" 1}', '1:6', 'colon'],
    ['{"a": 1 "b": 2}', '1:9', 'comma'],
    ['[1 2]', '1:4', 'comma'],
    ['{a: 1}', '1:2', 'double quotes'],
    ["{'a': 1}", '1:2', 'double quotes'],
    ["['a']", '1:2', 'double quotes'],
    ['{"a": True}', '1:7', 'Python'],
    ['[None]', '1:2', 'null'],
    ['{"a": nan}', '1:7', '"nan"'],
    ['[01]', '1:2', '01'],
    ['[1.]', '1:2', '1.'],
    ['[.5]', '1:2', 'value'],
    ['[+1]', '1:2', 'value'],
    ['[1.2.3]', '1:2', '1.2.3'],
    ['[]]', '1:3', 'end'],
    ['{"a": 1}\n{"a": 2}', '2:1', 'end'],
    ['// no\n{}', '1:1', 'comments'],
    ['["a\nb"]', '1:4', 'control character'],
    ['["a\\x"]', '1:4', 'escape'],
    ['["\\u12g4"]', '1:3', 'escape'],
  ])('says where %j breaks its syntax, and how', (text, place, words) => {
    const { kind, problems } = read(text);
    expect(kind).toBe('unreadable');
    expect(brief(problems)).toEqual([`SG102 ${place}`]);
    expect(problems[0]?.message).toContain(words);
  });

  it('breaks off wherever a file is cut, and never reads a part of it', () => {
    const text =
      '{"version": 1, "results": [{"score": 0.5, "s": "\\u0041\\n\\"\\\\"}, {"score": -1e3}], "t": [true, null]}';
    for (let length = 1; length < text.length; length++) {
      const reading = read(text.slice(0, length));
      expect(reading.kind).toBe('unreadable');
      expect(brief(reading.problems)[0]).toMatch(/^SG102 1:\d+$/);
    }
  });

  it('agrees with JSON.parse on which texts are JSON', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'null',
      ' ',
      '\\',
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(read(text).kind === 'document').toBe(isJson);
      }),
      { numRuns: 3000 },
    );
  });

  it('tells a hundred problems of a kind and counts the rest', () => {
    const reading = read(`[${Array(1234).fill('NaN').join()}]`);
    expect(reading.problems).toHaveLength(MOST_PROBLEMS_OF_A_RULE);
    expect(reading.problems.at(-1)).toMatchObject({ rule: 'SG109', count: 1135 });
  });

  it('cuts what it quotes', () => {
    const key = 'k'.repeat(5000);
    for (const { message } of read(`{"${key}": 1, "${key}": 2, "n": 1e${'9'.repeat(5000)}}`).problems) {
      expect(message.length).toBeLessThan(300);
    }
  });
});
