import { member } from '../../core/documents/member.ts';

/** The value at a path inside data from outside; undefined where the path leads nowhere. */
export const memberAt = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => member(inner, key), value);
