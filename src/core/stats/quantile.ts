declare const ascending: unique symbol;

/** Finite numbers in ascending order. Only `sortedNumbers` makes them, so that no quantile is read from others. */
export type SortedNumbers = Float64Array & { readonly [ascending]: true };

/** Ascending copy of finite numbers. */
export const sortedNumbers = (values: ArrayLike<number>): SortedNumbers =>
  Float64Array.from(values).sort() as SortedNumbers;

/**
 * The p-quantile by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, R's default). Not of
 * none; p is clipped to [0, 1].
 */
export const quantile = (sorted: SortedNumbers, p: number): number => {
  const place = Math.min(1, Math.max(0, p)) * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (place - below) * (high - low);
};

/** The middle value; not for empty input. */
export const median = (values: ArrayLike<number>): number => quantile(sortedNumbers(values), 0.5);
