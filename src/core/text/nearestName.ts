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

/**
 * The known name that a mistyped one most likely means, or null: at most a third of its letters (one at least, three at
 * most) mistyped, letter case aside. Of equally near ones the first in code-unit order.
 */
export const nearestName = (typed: string, known: Iterable<string>): string | null => {
  if (typed.length > longestName) return null;
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

/** ` Did you mean "tasks"?`, or '' where no known name is near. */
export const didYouMean = (typed: string, known: Iterable<string>): string => {
  const nearest = nearestName(typed, known);
  return nearest === null ? '' : ` Did you mean \`${nearest}\`?`;
};
