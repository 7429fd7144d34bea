import { describe, expect, it } from 'vitest';
import { configurationBook } from '../../../src/core/formats/configurations/configurationBook.ts';
import { configurationDifferences } from '../../../src/core/runs/configurationDifferences.ts';

const book = configurationBook();
const of = (run: string, parts: Readonly<Record<string, unknown>>, scheme = 'lm-eval') => ({
  run,
  configuration: book.configuration(scheme, JSON.stringify(parts), [{ value: parts }], () => parts),
});
const told = (...records: Parameters<typeof configurationDifferences>[0]) =>
  configurationDifferences(records).map(({ text }) => text);

const runs = (count: number, parts: Readonly<Record<string, unknown>>, from = 0) =>
  Array.from({ length: count }, (_, index) => of(`run-${from + index}`, parts));

describe('in what configurations differ', () => {
  it('is said key by key, most against fewest, with how many runs', () => {
    const usual = { fewshot_split: 'validation', doc_to_text: 'Q: {{q}}' };
    expect(told(...runs(5, usual), ...runs(3, { ...usual, fewshot_split: 'train' }, 5))).toEqual([
      'fewshot_split: validation against train in 3 of 8 runs',
    ]);
  });

  it('does not hang on the order of the records', () => {
    const all = [...runs(2, { a: 1, b: 1 }), ...runs(2, { a: 2, b: 1 }, 2), ...runs(1, { a: 3, b: 2 }, 4)];
    expect(told(...all.toReversed())).toEqual(told(...all));
    expect(told(...all)).toEqual(['b: 1 against 2 in 1 of 5 runs', 'a: 1 against 2, 3 in 3 of 5 runs']);
  });

  it('counts a key that is not there as a value', () => {
    expect(told(...runs(7, { v: 1 }), of('odd', { v: 1, limit: 20 }))).toEqual([
      'limit: nothing against 20 in 1 of 8 runs',
    ]);
  });

  it('says so where two texts differ in what is not shown', () => {
    const text = (middle: string) => ({ p: `${'a'.repeat(60)}${middle}${'b'.repeat(60)}` });
    expect(told(of('x', text('1')), of('y', text('2')))[0]).toContain(
      'against another text that begins and ends alike',
    );
  });

  it('is said of one run with several scores', () => {
    expect(told(of('x', { limit: 10, v: 1 }), of('x', { limit: 20, v: 1 }))).toEqual([
      'limit: 10 against 20 in one run',
    ]);
  });

  it('is nothing between ways of stating it that have no keys in common', () => {
    expect(told(...runs(3, { version: 0 }), of('new', { version: 1, doc_to_text: 'Q' }, 'olmes'))).toEqual(
      [],
    );
    expect(told(of('x', { v: 1 }), { run: 'y', configuration: null })).toEqual([]);
  });
});
