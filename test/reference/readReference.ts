import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** A file of this folder, written by scripts/reference; `npm run reference` writes it again. */
export const readReference = <Content>(name: string): Content =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Content;

/** Fails unless a number is right to this share of the expected one (or, about 0, to this much). */
export const expectRelative = (
  actual: number | null | undefined,
  expected: number,
  tolerance: number,
): void => {
  expect(typeof actual).toBe('number');
  const error = Math.abs((actual ?? 0) - expected) / (expected === 0 ? 1 : Math.abs(expected));
  expect(error, `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
};

/** The same for lists of one length. */
export const expectAllRelative = (
  actual: readonly (number | null)[] | null | undefined,
  expected: readonly number[],
  tolerance: number,
): void => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, index) => {
    expectRelative(actual?.[index], value, tolerance);
  });
};
