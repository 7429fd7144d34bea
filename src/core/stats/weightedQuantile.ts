const nothing = (): boolean => false;

/**
 * The p-quantile of weighted values: linear interpolation of the values over the midpoints of their shares of the total
 * weight, so that with equal weights it is type 5 of Hyndman & Fan 1996. Beyond the outermost midpoints it is the outermost
 * value.
 *
 * @param values in ascending order
 * @param weights one for each value, at least 0
 * @param p from 0 to 1
 * @param isLeftOut whether the value at an index counts for nothing
 * @returns null where no value has weight
 */
export const weightedQuantile = (
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  p: number,
  isLeftOut: (index: number) => boolean = nothing,
): number | null => {
  let total = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (!isLeftOut(index)) total += weights[index] ?? 0;
  }
  if (!(total > 0)) return null;
  const target = p * total;
  let passed = 0;
  let previousMiddle = 0;
  let previous = -1;
  for (let index = 0; index < values.length; index += 1) {
    const weight = weights[index] ?? 0;
    if (weight === 0 || isLeftOut(index)) continue;
    const value = values[index] ?? 0;
    const middle = passed + weight / 2;
    if (target <= middle) {
      if (previous < 0) return value;
      const below = values[previous] ?? 0;
      return below + ((target - previousMiddle) / (middle - previousMiddle)) * (value - below);
    }
    previousMiddle = middle;
    previous = index;
    passed += weight;
  }
  return values[previous] ?? null;
};
