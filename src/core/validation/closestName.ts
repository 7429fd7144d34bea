/** Edits, at most, between a name and what was probably meant, however long the name is. */
const FEWEST_EDITS = 2;

/** Share of a long name that may differ. */
const EDITED_SHARE = 1 / 3;

/** Longest name that is compared: the distance takes time in the product of both lengths. */
const LONGEST_NAME = 200;

/** Levenshtein distance: the fewest insertions, deletions and replacements that turn one text into the other. */
export const editDistance = (from: string, to: string): number => {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[to.length] ?? 0;
};

/**
 * The known name that was probably meant, or null where none is near: at most two edits away, or a third of the longer
 * name's length, letter case and the difference of `_`, `-` and space aside. Of equally near ones the first.
 */
export const closestName = (name: string, known: readonly string[]): string | null => {
  if (name.length > LONGEST_NAME) return null;
  const fold = (text: string): string => text.toLowerCase().replaceAll(/[_ ]/g, '-');
  const folded = fold(name);
  let closest: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const edits = editDistance(folded, fold(candidate));
    const allowed = Math.max(
      FEWEST_EDITS,
      Math.floor(Math.max(name.length, candidate.length) * EDITED_SHARE),
    );
    // Two edits turn any two-letter name into any other: at least one letter has to be left as it was.
    if (edits < fewest && edits <= allowed && edits < Math.max(name.length, candidate.length) - 1) {
      closest = candidate;
      fewest = edits;
    }
  }
  return closest;
};
