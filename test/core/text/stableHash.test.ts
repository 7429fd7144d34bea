import { expect, it } from 'vitest';
import { stableHash } from '../../../src/core/text/stableHash.ts';

// Test vectors of RFC 9923, appendix C (FNV-1a, 64 bits).
it.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('hashes %j as published', (text, hash) => {
  expect(stableHash(text)).toBe(hash);
});

it('tells texts beyond ASCII apart', () => {
  expect(stableHash('ä')).not.toBe(stableHash('ö'));
});
