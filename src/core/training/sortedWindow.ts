/** The numbers of a moving window, kept in ascending order. */
export interface SortedWindow {
  readonly size: number;
  /** O(log w) comparisons, and one move of at most w numbers. */
  add(value: number): void;
  /** Takes away one value that was added. The same cost. */
  remove(value: number): void;
  /** The middle value, of an even count the mean of the two; 0 of none. */
  median(): number;
  /** Median distance from the median, by bisection over the sorted values: O(log w). 0 of none. */
  medianDeviation(): number;
}

/** An empty window for at most `capacity` finite numbers. */
export const sortedWindow = (capacity: number): SortedWindow => {
  const values = new Float64Array(capacity);
  let size = 0;
  const at = (index: number): number => values[index] ?? 0;

  /** The first index whose value is not below `value`. */
  const lowerBound = (value: number): number => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(middle) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const median = (): number => (size === 0 ? 0 : (at((size - 1) >>> 1) + at(size >>> 1)) / 2);

  /**
   * The k-th smallest distance from the centre, k from 0. The values around the centre that hold the k + 1 nearest ones are
   * a stretch of the sorted values; where it starts is found by bisection.
   */
  const distance = (centre: number, k: number): number => {
    let low = 0;
    let high = size - 1 - k;
    while (low < high) {
      const start = (low + high) >>> 1;
      if (centre - at(start) > at(start + k + 1) - centre) low = start + 1;
      else high = start;
    }
    return Math.max(centre - at(low), at(low + k) - centre, 0);
  };

  return {
    get size() {
      return size;
    },
    add(value) {
      const index = lowerBound(value);
      values.copyWithin(index + 1, index, size);
      values[index] = value;
      size++;
    },
    remove(value) {
      const index = lowerBound(value);
      values.copyWithin(index, index + 1, size);
      size--;
    },
    median,
    medianDeviation() {
      if (size === 0) return 0;
      const centre = median();
      return (distance(centre, (size - 1) >>> 1) + distance(centre, size >>> 1)) / 2;
    },
  };
};
