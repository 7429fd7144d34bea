const bars = '▁▂▃▄▅▆▇█';

/** Means of `groups` runs of neighbours of about equal size, so that many points fit few columns. */
export const groupMeans = (values: readonly number[], groups: number): readonly number[] => {
  if (values.length <= groups) return values;
  return Array.from({ length: groups }, (_, group) => {
    const from = Math.floor((group * values.length) / groups);
    const to = Math.floor(((group + 1) * values.length) / groups);
    return values.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  });
};

/**
 * A curve as a row of bars, one a point up to `width`, then one a group of neighbours. The bars span the observed range,
 * from ▁ at the lowest to █ at the highest, so that they show the shape and not the height; equal values read ▄.
 * `values` are finite and in order of scale; none give ''.
 */
export const sparkline = (values: readonly number[], width = 12): string => {
  const means = groupMeans(values, width);
  const lowest = Math.min(...means);
  const range = Math.max(...means) - lowest;
  return means
    .map((value) => {
      const level = range > 0 ? Math.round(((value - lowest) / range) * (bars.length - 1)) : 3;
      return bars.charAt(level);
    })
    .join('');
};
