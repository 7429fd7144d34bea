import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPointer, pointerSegments } from '../../../src/core/documents/jsonPointer.ts';
import { isObject, member } from '../../../src/core/documents/member.ts';

describe('jsonPointer', () => {
  it('writes the examples of RFC 6901', () => {
    expect(jsonPointer()).toBe('');
    expect(jsonPointer('')).toBe('/');
    expect(jsonPointer('foo', 0)).toBe('/foo/0');
    expect(jsonPointer('a/b')).toBe('/a~1b');
    expect(jsonPointer('m~n')).toBe('/m~0n');
    expect(jsonPointer('~1')).toBe('/~01');
  });

  it('is undone by pointerSegments', () => {
    const segment = fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a', '') });
    fc.assert(
      fc.property(fc.array(segment), (segments) => {
        expect(pointerSegments(jsonPointer(...segments))).toEqual(segments);
      }),
    );
  });
});

describe('member', () => {
  it('gives own values only', () => {
    expect(member({ a: null }, 'a')).toBeNull();
    expect(member({ a: 1 }, 'b')).toBeUndefined();
    expect(member({}, 'constructor')).toBeUndefined();
    expect(member({}, '__proto__')).toBeUndefined();
    for (const other of [null, undefined, 'text', 3, [1]]) expect(member(other, 'length')).toBeUndefined();
  });

  it('tells objects from lists and null', () => {
    expect([{}, [], null, 'x', 1].map(isObject)).toEqual([true, false, false, false, false]);
  });
});
