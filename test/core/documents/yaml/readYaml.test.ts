import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { isNonFinite } from '../../../../src/core/documents/json/nonFinite.ts';
import { readYaml } from '../../../../src/core/documents/yaml/readYaml.ts';
import { brief, documentOf, limits, placeOf } from '../reading.ts';

const read = (text: string) => readYaml('a.yml', text, limits);

describe('readYaml', () => {
  it('reads the core schema of YAML 1.2', () => {
    const text =
      'a: yes\nb: true\nc: 1e3\nd: 0x10\ne: ~\nf:\ng: "1"\nh: 2027-01-31\ni: [1, {j: 2}]\n5: 1_000\nk: >-\n  two\n  lines\n';
    expect(documentOf(read(text))).toMatchObject({
      syntax: 'yaml',
      value: {
        a: 'yes',
        b: true,
        c: 1000,
        d: 16,
        e: null,
        f: null,
        g: '1',
        h: '2027-01-31',
        i: [1, { j: 2 }],
        '5': '1_000',
        k: 'two lines',
      },
    });
  });

  it('reads JSON, whatever it is called', () => {
    const document = documentOf(read('\n {"a": [1,\n 2]}'));
    expect(document).toMatchObject({ syntax: 'json', value: { a: [1, 2] } });
    expect(document.locate('/a/1')).toMatchObject({ line: 3, column: 2 });
    // Flow style that is no JSON is YAML still.
    expect(documentOf(read('{a: [1, 2,], "b": .5}')).value).toEqual({ a: [1, 2], b: 0.5 });
  });

  it('gives back what an independent writer writes, and finds every leaf', () => {
    const tree = fc.letrec((tie) => ({
      node: fc.oneof({ depthSize: 'small' }, fc.constant('leaf'), tie('list'), tie('map')),
      list: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
      map: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('node'), { minKeys: 1, maxKeys: 3 }),
    })).map;
    fc.assert(
      fc.property(tree, fc.boolean(), (drawn, flow) => {
        const leaves: { pointer: string; mark: string }[] = [];
        const mark = (node: unknown, pointer: string): unknown => {
          if (node === 'leaf') {
            leaves.push({ pointer, mark: `leaf${leaves.length}x` });
            return leaves.at(-1)?.mark;
          }
          if (Array.isArray(node)) return node.map((one, index) => mark(one, `${pointer}/${index}`));
          return Object.fromEntries(
            Object.entries(node as object).map(([key, one]) => [key, mark(one, `${pointer}/${key}`)]),
          );
        };
        const value = mark(drawn, '');
        const text = stringify(value, flow ? { collectionStyle: 'flow' } : {});
        const reading = read(text);
        expect(reading.problems).toEqual([]);
        const document = documentOf(reading);
        expect(document.value).toEqual(value);
        for (const leaf of leaves) {
          expect(document.locate(leaf.pointer)).toMatchObject(placeOf(text, leaf.mark));
        }
      }),
    );
  });

  it('finds keys, and falls back to the nearest ancestor', () => {
    const document = documentOf(read('# plan\r\na:\r\n  - b: 1\r\n    c: &x {d: 2}\r\n  - *x\r\n'));
    expect(document.locate('/a/0/c', 'key')).toMatchObject({ line: 4, column: 5 });
    expect(document.locate('/a/0')).toMatchObject({ line: 3, column: 5 });
    expect(document.locate('/a/1/d')).toMatchObject({ line: 4, column: 15 });
    expect(document.locate('/a/0/z/z')).toMatchObject({ line: 3, column: 5, pointer: '/a/0/z/z' });
    expect(document.locate('/a/9')).toMatchObject({ line: 3, column: 3 });
    expect(document.locate('/a/0/b/deeper')).toMatchObject({ line: 3, column: 8 });
  });

  it('names both places of a key that stands twice and leaves out both entries', () => {
    const reading = read('gate: 1\nother: 2\ngate: 3\n');
    expect(brief(reading.problems)).toEqual(['SG103 3:1']);
    expect(reading.problems[0]?.message).toContain('line 1, column 1');
    expect(documentOf(reading).value).toEqual({ other: 2 });
  });

  it('refuses __proto__ and reads merge keys as plain ones', () => {
    const reading = read('base: &b {x: 1}\nuse:\n  <<: *b\n__proto__: {x: 2}\n');
    expect(brief(reading.problems)).toEqual(['SG105 4:1']);
    expect(documentOf(reading).value).toEqual({ base: { x: 1 }, use: { '<<': { x: 1 } } });
  });

  it('tags numbers that are not finite', () => {
    const reading = read('a: .nan\nb: [-.inf, 1e999]\n');
    expect(brief(reading.problems)).toEqual(['SG109 1:4', 'SG109 2:5', 'SG109 2:12']);
    const { a, b } = documentOf(reading).value as { a: unknown; b: unknown[] };
    expect([a, ...b].every(isNonFinite)).toBe(true);
  });

  it.each([
    ['a: 1\n\tb: 2\n', 'SG102 2:1'],
    ['a: [1, 2\n', 'SG102 2:1'],
    ['a: "x\n', 'SG102 2:1'],
    ['a: 1\n---\nb: 2\n', 'SG102 2:1'],
    ['a: !secret x\n', 'SG102 1:4'],
    ['a: !!binary aGk=\n', 'SG102 1:13'],
    ['a: !!set {x, y}\n', 'SG102 1:10'],
    ['? [1, 2]\n: 3\n', 'SG102 1:3'],
    ['a: *nowhere\n', 'SG102 1:4'],
    ['a: &x [*x]\n', 'SG102 1:8'],
    ['%YAML 1.1\n---\na: yes\n', 'SG102 1:1'],
    ['# nothing\n', 'SG113 1:1'],
    ['---\n...\n', 'SG113 1:1'],
  ])('refuses %j', (text, expected) => {
    const reading = read(text);
    expect(reading.kind).toBe('unreadable');
    expect(brief(reading.problems)).toEqual([expected]);
  });

  it('bounds the depth of flow and block collections before they are composed', () => {
    for (const text of ['['.repeat(100_000), '- '.repeat(5_000), '{a: '.repeat(5_000)]) {
      expect(brief(read(text).problems)).toEqual(['SG116 1:1']);
    }
    const nested = (depth: number) => `${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`;
    expect(read(nested(64)).kind).toBe('document');
    expect(read(nested(65)).kind).toBe('unreadable');
  });

  it('stops aliases that explode', () => {
    const lines = ['a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]'];
    for (let level = 1; level < 12; level++) {
      lines.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    const reading = read(lines.join('\n'));
    expect(reading.kind).toBe('unreadable');
    expect(reading.problems.map(({ rule }) => rule)).toEqual(['SG116']);
  });

  it('reads aliases that repeat a value', () => {
    expect(documentOf(read('a: &x {b: &y [1]}\nc: *x\nd: *y\nx: &x 5\ne: *x\n')).value).toEqual({
      a: { b: [1] },
      c: { b: [1] },
      d: [1],
      x: 5,
      e: 5,
    });
  });

  it('bounds the size of what it composes', () => {
    const reading = read(`a: 1\n#${'x'.repeat(5_000_000)}\n`);
    expect(brief(reading.problems)).toEqual(['SG115 1:1']);
  });
});
