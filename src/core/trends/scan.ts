/** The largest difference between two windows, later less earlier, in standard errors. */
export interface ScanExtreme {
  /** In standard errors of a noise of variance 1 at weight 1; -Infinity where there are too few points for two windows. */
  readonly z: number;
  /** Later window's mean less the earlier one's. */
  readonly difference: number;
  /** First and last point of both windows, as places in the sorted points. */
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** Window lengths for n points: three points at least, up to a third of them. */
export const windowLengths = (n: number): readonly number[] => {
  const lengths = [Math.max(3, n / 10), Math.max(3, n / 6), n / 4, n / 3].map((length) => Math.round(length));
  return [...new Set(lengths)].filter((length) => length >= 2 && 2 * length <= n);
};

/** Where windows of one length start: every third of a length, and at the far end. */
export const windowStarts = (n: number, length: number): readonly number[] => {
  const step = Math.max(1, Math.floor(length / 3));
  const starts: number[] = [];
  for (let start = 0; start <= n - length; start += step) starts.push(start);
  if (starts.at(-1) !== n - length) starts.push(n - length);
  return starts;
};

interface Windows {
  readonly length: number;
  readonly starts: Int32Array;
  /** Room for the windows' means and variances; every scan of this size overwrites it. */
  readonly means: Float64Array;
  readonly variances: Float64Array;
}

const windowsByCount = new Map<number, readonly Windows[]>();

const windowsOf = (n: number): readonly Windows[] => {
  const known = windowsByCount.get(n);
  if (known !== undefined) return known;
  const made = windowLengths(n).map((length): Windows => {
    const starts = Int32Array.from(windowStarts(n, length));
    return {
      length,
      starts,
      means: new Float64Array(starts.length),
      variances: new Float64Array(starts.length),
    };
  });
  windowsByCount.set(n, made);
  return made;
};

/** Running sums for up to so many points; every scan overwrites them. */
export interface ScanBuffers {
  readonly sums: Float64Array;
  readonly totals: Float64Array;
}

export const scanBuffers = (size: number): ScanBuffers => ({
  sums: new Float64Array(size + 1),
  totals: new Float64Array(size + 1),
});

const none: ScanExtreme = { z: Number.NEGATIVE_INFINITY, difference: 0, before: [0, 0], after: [0, 0] };

/**
 * The strongest rise and the strongest fall between two disjoint windows, over all their lengths and places. `values`
 * and `weights` (inverse variances, above 0) stand in order of scale.
 *
 * A scan statistic: under any mean that never falls the largest fall is stochastically at most what a constant gives, so the
 * constant's null holds for every rising curve, steps too. Contrasts of a spline have not this property: splines overshoot.
 */
export const scan = (
  values: Float64Array,
  weights: Float64Array,
  count: number,
  buffers: ScanBuffers = scanBuffers(count),
): { readonly rise: ScanExtreme; readonly fall: ScanExtreme } => {
  const { sums, totals } = buffers;
  for (let i = 0; i < count; i += 1) {
    const weight = weights[i] ?? 0;
    totals[i + 1] = (totals[i] ?? 0) + weight;
    sums[i + 1] = (sums[i] ?? 0) + weight * (values[i] ?? 0);
  }
  // Signed squares of z are compared: they stand in the same order, and no root is taken for the many that lose.
  let up = Number.NEGATIVE_INFINITY;
  let down = Number.NEGATIVE_INFINITY;
  let upBefore = 0;
  let upAfter = 0;
  let upLength = 0;
  let downBefore = 0;
  let downAfter = 0;
  let downLength = 0;
  for (const { length, starts, means, variances } of windowsOf(count)) {
    for (let k = 0; k < starts.length; k += 1) {
      const start = starts[k] ?? 0;
      const weight = (totals[start + length] ?? 0) - (totals[start] ?? 0);
      means[k] = ((sums[start + length] ?? 0) - (sums[start] ?? 0)) / weight;
      variances[k] = 1 / weight;
    }
    for (let b = 1; b < starts.length; b += 1) {
      const limit = (starts[b] ?? 0) - length;
      const mean = means[b] ?? 0;
      const variance = variances[b] ?? 0;
      for (let a = 0; (starts[a] ?? 0) <= limit; a += 1) {
        const difference = mean - (means[a] ?? 0);
        const square = (difference * Math.abs(difference)) / (variance + (variances[a] ?? 0));
        if (square > up) {
          up = square;
          upBefore = starts[a] ?? 0;
          upAfter = starts[b] ?? 0;
          upLength = length;
        }
        if (-square > down) {
          down = -square;
          downBefore = starts[a] ?? 0;
          downAfter = starts[b] ?? 0;
          downLength = length;
        }
      }
    }
  }
  const extreme = (square: number, before: number, after: number, length: number): ScanExtreme => {
    if (length === 0) return none;
    const mean = (start: number): number =>
      ((sums[start + length] ?? 0) - (sums[start] ?? 0)) /
      ((totals[start + length] ?? 0) - (totals[start] ?? 0));
    return {
      z: Math.sign(square) * Math.sqrt(Math.abs(square)),
      difference: mean(after) - mean(before),
      before: [before, before + length - 1],
      after: [after, after + length - 1],
    };
  };
  return {
    rise: extreme(up, upBefore, upAfter, upLength),
    fall: extreme(down, downBefore, downAfter, downLength),
  };
};
