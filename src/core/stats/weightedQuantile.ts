/**
 * The p-quantile of weighted values: linear interpolation of the values over the midpoints of their shares of the total
 * weight, so that with equal weights it is type 5 of Hyndman & Fan 1996. Values and weights have one length; weights
 * are at least 0, and at least one is above 0. Beyond the outermost midpoints it is the outermost value.
 */
export const weightedQuantile = (
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  p: number,
): number => {
  const order = Array.from({ length: values.length }, (_, index) => index)
    .filter((index) => (weights[index] ?? 0) > 0)
    .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const total = order.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
  const target = p * total;
  let passed = 0;
  let previous: { readonly middle: number; readonly value: number } | null = null;
  for (const index of order) {
    const weight = weights[index] ?? 0;
    const value = values[index] ?? 0;
    const middle = passed + weight / 2;
    if (target <= middle) {
      if (previous === null) return value;
      const share = (target - previous.middle) / (middle - previous.middle);
      return previous.value + share * (value - previous.value);
    }
    previous = { middle, value };
    passed += weight;
  }
  return previous?.value ?? 0;
};
