import { describe, expect, it } from 'vitest';
import { frameRows } from '../../../src/core/documents/frameRows.ts';
import { readJson } from '../../../src/core/documents/json/readJson.ts';
import { documentOf, limits } from './reading.ts';

const read = (value: unknown) =>
  frameRows(documentOf(readJson('t.json', JSON.stringify(value, null, 1), limits)));

const rows = [
  { Model: 'a', piqa: 0.6 },
  { Model: 'b', piqa: null },
];

describe('frameRows', () => {
  it.each([
    ['columns', { Model: { '4': 'a', '2': 'b' }, piqa: { '4': 0.6, '2': null } }, '/piqa/2', ['b', 'a']],
    ['index', { '0': rows[0], '1': rows[1] }, '/0/piqa', ['a', 'b']],
    [
      'split',
      {
        columns: ['Model', 'piqa'],
        index: [3, 1],
        data: [
          ['a', 0.6],
          ['b', null],
        ],
      },
      '/data/0/1',
      ['a', 'b'],
    ],
    [
      'table',
      { schema: { fields: [{ name: 'Model' }], pandas_version: '1.4.0' }, data: rows },
      '/data/0/piqa',
      ['a', 'b'],
    ],
  ])('gives the rows of a data frame that was written with orient=%s', (_, value, pointer, order) => {
    const document = read(value);
    expect(document.syntax).toBe('lines');
    expect(document.value).toEqual(order.map((name) => rows.find(({ Model }) => Model === name)));
    expect(document.locate('/0/piqa').pointer).toBe(pointer);
    expect(document.locate('/0/piqa').line).toBeGreaterThan(1);
  });

  it.each([
    [{ params: { 'a-1b': 1e9, 'a-2b': 2e9 }, piqa: { 'a-1b': 0.6, 'a-2b': 0.7 } }],
    [{ 'a-1b': { params: 1e9, piqa: 0.6 }, 'a-2b': { params: 2e9, piqa: 0.7 } }],
    [
      {
        columns: ['params', 'piqa'],
        index: ['a-1b', 'a-2b'],
        data: [
          [1e9, 0.6],
          [2e9, 0.7],
        ],
      },
    ],
  ])('keeps an index that names the rows, as a column: %j', (value) => {
    expect(read(value).value).toEqual([
      { index: 'a-1b', params: 1e9, piqa: 0.6 },
      { index: 'a-2b', params: 2e9, piqa: 0.7 },
    ]);
  });

  it.each([
    [{ 'a-1b': { piqa: 0.6 }, 'a-2b': { piqa: 0.7 } }],
    [{ results: { piqa: { acc: 0.6 } } }],
    [{ config: { model: 'a', temperature: 0.2 } }],
    [{ columns: ['a', 'b'], data: [[1, 2], [3]] }],
    [{ '0': { '0': 1 }, '1': { '0': 2 } }],
    [{ a: { x: 1 }, b: { y: 1 } }],
    [[{ Model: 'a' }]],
    [{}],
    [null],
  ])('leaves what is no frame, or says not which names are its columns, as it is: %j', (value) => {
    expect(read(value)).toMatchObject({ syntax: 'json', value });
  });
});
