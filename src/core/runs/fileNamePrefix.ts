/**
 * The declared join of the open_lm pair: the longest start of a file's name, ending at an underscore, that is a known name.
 * `c4-0.25_heavy` finds `c4-0.25`, and `c4_original-0.25_heavy` finds `c4_original-0.25` before `c4`. Null where none is.
 */
export const fileNamePrefix = (name: string, isKnown: (name: string) => boolean): string | null => {
  let prefix = name;
  while (!isKnown(prefix)) {
    const underscore = prefix.lastIndexOf('_');
    if (underscore <= 0) return null;
    prefix = prefix.slice(0, underscore);
  }
  return prefix;
};
