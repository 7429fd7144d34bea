import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from '../../../src/core/renderers/sections/jsonPieces.ts';

const joined = (
  value: object,
  replacer: ((key: string, value: unknown) => unknown) | null,
  indent: number,
): string => [...jsonPieces(value, replacer, indent)].join('');

describe('jsonPieces', () => {
  it('are what JSON.stringify says, indented or not, with keys in another order', () => {
    const turned = (_: string, value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => {
        expect(joined(value, null, 0)).toBe(JSON.stringify(value));
        expect(joined(value, null, 2)).toBe(JSON.stringify(value, null, 2));
        expect(joined(value, turned, 2)).toBe(JSON.stringify(value, turned, 2));
      }),
    );
    expect(joined({ a: undefined, b: [undefined, 'x\ny'] }, null, 2)).toBe(
      JSON.stringify({ a: undefined, b: [undefined, 'x\ny'] }, null, 2),
    );
  });

  it('have no piece that grows with a list', () => {
    const element = { run: 'r', numbers: [1, 2, 3] };
    const pieces = [...jsonPieces({ curves: Array.from({ length: 1000 }, () => element) }, null, 2)];
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(200);
  });
});
