import { describe, expect, it } from 'vitest';
import { isNonFinite } from '../../../../src/core/documents/json/nonFinite.ts';
import { readLines } from '../../../../src/core/documents/json/readLines.ts';
import { brief, documentOf, limits } from '../reading.ts';

const read = (text: string) => readLines('a.jsonl', text, limits);

describe('readLines', () => {
  it('reads one value a line, whatever ends the lines, and skips blank ones', () => {
    const reading = read('{"a": 1}\r\n\r\n  [2]\n\n"three"');
    expect(reading.problems).toEqual([]);
    expect(documentOf(reading)).toMatchObject({
      syntax: 'lines',
      value: [{ a: 1 }, [2], 'three'],
      columns: [],
    });
  });

  it('leaves out broken lines with their places and reads the others', () => {
    const reading = read('{"a": 1}\n{"a": 2,}\n{"a": "3\n\n{"a": 4}\n{"a": 5');
    expect(brief(reading.problems)).toEqual(['SG102 2:8', 'SG102 3:7', 'SG102 6:8']);
    expect(reading.problems[0]?.message).toContain('left out');
    expect(documentOf(reading).value).toEqual([{ a: 1 }, { a: 4 }]);
  });

  it('finds places by the index among the lines that were read', () => {
    const document = documentOf(read('{"a": 1}\n\nbroken\n  {"x": 0, "a": {"b": 4}}\n'));
    expect(document.locate('/1')).toMatchObject({ line: 4, column: 3 });
    expect(document.locate('/1/a/b')).toMatchObject({ line: 4, column: 23, pointer: '/1/a/b' });
    expect(document.locate('/1/a', 'key')).toMatchObject({ line: 4, column: 12 });
    expect(document.locate('/9/a')).toMatchObject({ line: 1, column: 1 });
    expect(document.locate('')).toMatchObject({ line: 1, column: 1 });
  });

  it('reports duplicates, nesting and numbers that are not finite in their own line', () => {
    const reading = read(`{"a": 1, "a": 2}\n{"s": NaN}\n${'['.repeat(65)}${']'.repeat(65)}`);
    expect(brief(reading.problems)).toEqual(['SG103 1:10', 'SG109 2:7', 'SG116 3:65']);
    expect(reading.problems[1]?.pointer).toBe('/1/s');
    const [first, second] = documentOf(reading).value as [unknown, { s: unknown }];
    expect(first).toEqual({});
    expect(isNonFinite(second.s)).toBe(true);
  });

  it('is unreadable where no line can be read', () => {
    expect(read('hello\nworld\n').kind).toBe('unreadable');
  });
});
