import { isObject } from '../../documents/member.ts';

const mergeKey = '<<';

/** A value with what stands under `<<` put beside the keys of its map; the map's own keys win, then the earlier of several. */
export const resolveMergeKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(resolveMergeKeys);
  if (!isObject(value)) return value;
  const own = Object.entries(value).filter(([key]) => key !== mergeKey);
  const under = Object.hasOwn(value, mergeKey) ? value[mergeKey] : [];
  const merged = (Array.isArray(under) ? under : [under]).map(resolveMergeKeys).filter(isObject).toReversed();
  return Object.assign(
    {},
    ...merged,
    Object.fromEntries(own.map(([key, one]) => [key, resolveMergeKeys(one)])),
  );
};

/** JSON pointers of the maps that hold a merge key. */
export const mergeKeysIn = (value: unknown, pointer = ''): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((one, index) => mergeKeysIn(one, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === mergeKey
      ? [`${pointer}/${mergeKey}`]
      : mergeKeysIn(one, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
};
