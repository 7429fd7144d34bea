import { isObject } from '../../documents/member.ts';

const noKeys: ReadonlySet<string> = new Set();

/**
 * Whether two parsed values are equal, without some keys of the outermost object; a key without a value is as good as none. Long texts are compared and never hashed, which
 * costs a tenth of reading them.
 */
export const sameValue = (one: unknown, other: unknown, ignored: ReadonlySet<string> = noKeys): boolean => {
  if (one === other) return true;
  if (Array.isArray(one))
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((value, index) => sameValue(value, other[index]))
    );
  if (!isObject(one) || !isObject(other)) return false;
  for (const key in one) {
    if (ignored.has(key) || one[key] === undefined) continue;
    if (!Object.hasOwn(other, key) || !sameValue(one[key], other[key])) return false;
  }
  for (const key in other)
    if (!ignored.has(key) && other[key] !== undefined && !(Object.hasOwn(one, key) && one[key] !== undefined))
      return false;
  return true;
};
