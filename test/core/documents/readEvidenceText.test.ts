import { describe, expect, it } from 'vitest';
import { chooseSyntax } from '../../../src/core/documents/chooseSyntax.ts';
import { readEvidenceText } from '../../../src/core/documents/readEvidenceText.ts';
import { documentOf, limits } from './reading.ts';

describe('chooseSyntax', () => {
  it.each([
    ['{"a": 1}', 'json'],
    ['\r\n  {"a": 1}\n\n', 'json'],
    ['[\n{"a": 1}\n,\n{"a": 2}\n]', 'json'],
    ['[\n  [1, 2],\n  [3, 4]\n]', 'json'],
    ['{\n"a": {"x": 1},\n"b": 2}', 'json'],
    ['{"a": 1', 'json'],
    ['{"a": 1}\n{"a": 2}\n', 'lines'],
    ['[1]\r\n[2]\r\n', 'lines'],
    ['{"a": 1\n{"a": 2}\n{"a": 3}\n', 'lines'],
    ['{"a": 1}\n{"a": 2', 'json'],
    ['run,task,score\n1,2,3', 'table'],
    ['run\ttask\n', 'table'],
    ['run;task\n', 'table'],
    ['"gsm8k,strict",run\n1,2', 'table'],
    ['hello world\n1,2,3', null],
    ['version: 1\n', null],
  ])('reads %j as %s', (text, syntax) => {
    expect(chooseSyntax(text)).toBe(syntax);
  });
});

describe('readEvidenceText', () => {
  it('reads each syntax from the content, whatever the name says', () => {
    for (const [text, syntax] of [
      ['{"a": 1}', 'json'],
      ['{"a": 1}\n{"a": 2}', 'lines'],
      ['a,b\n1,2', 'table'],
    ] as const) {
      expect(documentOf(readEvidenceText('results.txt', text, limits)).syntax).toBe(syntax);
    }
  });

  it('names a file that is none of them', () => {
    expect(readEvidenceText('notes.json', 'To do', limits)).toMatchObject({
      kind: 'unreadable',
      problems: [{ rule: 'SG104', file: 'notes.json' }],
    });
  });
});
