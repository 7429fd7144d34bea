/**
 * Edits between two texts, where swapping two neighbours counts one (optimal string alignment; Damerau 1964). Stops early
 * with a number past `limit`.
 */
const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
};

/** Past this length a name is no typing slip, and comparing it would cost time that hostile input could buy. */
const longestName = 64;

/** Names on either side of a name's place in a long sorted list that it is held against. */
const WINDOW = 50;

/** Lists up to this long are looked through whole. */
const SHORT_LIST = 4 * WINDOW;

const reversed = (name: string): string => [...name].reverse().join('');

/** The names about the place that `name` has in a sorted list. */
const about = (name: string, sorted: readonly string[]): readonly string[] => {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < name) from = middle + 1;
    else to = middle;
  }
  return sorted.slice(Math.max(0, from - WINDOW), from + WINDOW);
};

const nearestOf = (typed: string, known: Iterable<string>): string | null => {
  const limit = Math.min(3, Math.max(1, Math.floor(typed.length / 3)));
  let nearest: { readonly name: string; readonly distance: number } | null = null;
  for (const name of known) {
    const distance = editDistance(typed.toLowerCase(), name.toLowerCase(), limit);
    if (distance > limit) continue;
    const better =
      nearest === null ||
      distance < nearest.distance ||
      (distance === nearest.distance && name < nearest.name);
    if (better) nearest = { name, distance };
  }
  return nearest?.name ?? null;
};

/**
 * Finds the known name that a mistyped one most likely means, or null: at most a third of its letters (one at least, three at
 * most) mistyped, letter case aside. Of equally near ones the first in code-unit order.
 *
 * Of a long list only the names that begin or end most like it are looked at, so that many names asked of many cost no more than
 * sorting both: a slip of the keyboard leaves one of the two ends as it was.
 */
export const nameFinder = (known: Iterable<string>): ((typed: string) => string | null) => {
  const sorted = [...new Set(known)].sort();
  const backwards = sorted.length <= SHORT_LIST ? [] : sorted.map(reversed).sort();
  return (typed) => {
    if (typed.length > longestName) return null;
    if (sorted.length <= SHORT_LIST) return nearestOf(typed, sorted);
    const ends = about(reversed(typed), backwards).map(reversed);
    return nearestOf(typed, [...about(typed, sorted), ...ends]);
  };
};

/** The known name that a mistyped one most likely means, or null, as `nameFinder` finds it. */
export const nearestName = (typed: string, known: Iterable<string>): string | null =>
  nameFinder(known)(typed);

/** ` Did you mean "tasks"?`, or '' where no known name is near. */
export const didYouMean = (typed: string, known: Iterable<string>): string => {
  const nearest = nearestName(typed, known);
  return nearest === null ? '' : ` Did you mean \`${nearest}\`?`;
};
