import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureJson, skipString } from '../../../../src/core/documents/json/measureJson.ts';

describe('a string of JSON', () => {
  it('ends where JSON.stringify closed it, whatever its length and however many backslashes it holds', () => {
    const pieces = fc.constantFrom(
      'a',
      '\\',
      '"',
      '\\\\',
      ':',
      '{',
      '\n',
      'é',
      '\ud83d\ude00',
      'a long piece of text ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.string(), (parts, after) => {
        const written = JSON.stringify(parts.join(''));
        expect(skipString(`${written}${after}`, 0)).toBe(written.length);
        expect(skipString(`:${written}`, 1)).toBe(written.length + 1);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('that never closes ends behind the text', () => {
    for (const text of ['"', '"\\', '"abc', `"${'x'.repeat(100)}\\"`, `"${'\\'.repeat(101)}"`])
      expect(skipString(text, 0)).toBeGreaterThan(text.length);
  });
});

describe('the measure of JSON text', () => {
  it('counts members and depth as a walk over the value does', () => {
    const membersOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? Object.values(value).reduce<number>(
            (sum, one) => sum + membersOf(one),
            Array.isArray(value) ? 0 : Object.keys(value).length,
          )
        : 0;
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
        const measure = measureJson(JSON.stringify(value, null, indent));
        expect(measure).toEqual({ members: membersOf(value), depth: depthOf(value) });
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
