import { tUpperTail } from '../stats/distributions.ts';
import { randomSource, seedFor } from '../stats/randomSource.ts';
import { windowLengths, windowStarts } from './scan.ts';

/** Draws of noise; each gives a rise and a fall, which are alike, so that there are twice as many values. */
const drawsOf = (count: number): number => (count > 60 ? 600 : count > 30 ? 1000 : 2000);
/**
 * Beyond these a table depends so little on the number of points, or of degrees of freedom, that every fourth one will do:
 * the cut at p = 0.0025 moves by less than 0.01 standard errors.
 */
const everyCount = 40;
const everyDf = 30;
/** The simulated 99% point anchors the tail, which is a t's: below it draws are many, beyond it they are few. */
const tailShare = 0.01;

interface Maxima {
  readonly maximum: Float64Array;
  /** A standard normal beside each, that its denominator is made from. */
  readonly beside: Float64Array;
}

interface NullTable {
  readonly sorted: Float64Array;
  readonly anchor: number;
  /** What t's tail is multiplied with beyond the anchor. */
  readonly factor: number;
}

const maximaByCount = new Map<number, Maxima>();
const tables = new Map<number, NullTable>();

/** Largest window differences of pure noise, by the windows of `scan` with equal weights. */
const simulate = (count: number): Maxima => {
  const draws = drawsOf(count);
  const source = randomSource(seedFor(20_241, `scan ${count}`));
  const windows = windowLengths(count).map((length) => {
    const starts = Int32Array.from(windowStarts(count, length));
    return { length, starts, sums: new Float64Array(starts.length), unit: 1 / Math.sqrt(2 * length) };
  });
  const maximum = new Float64Array(2 * draws);
  const beside = new Float64Array(2 * draws);
  const sums = new Float64Array(count + 1);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < count; i += 1) sums[i + 1] = (sums[i] ?? 0) + source.normal();
    let up = Number.NEGATIVE_INFINITY;
    let down = Number.NEGATIVE_INFINITY;
    for (const { length, starts, sums: ofWindow, unit } of windows) {
      let lowest = Number.POSITIVE_INFINITY;
      let highest = Number.NEGATIVE_INFINITY;
      let passed = 0;
      for (let k = 0; k < starts.length; k += 1) {
        const start = starts[k] ?? 0;
        const sum = (sums[start + length] ?? 0) - (sums[start] ?? 0);
        ofWindow[k] = sum;
        for (; (starts[passed] ?? 0) + length <= start; passed += 1) {
          const earlier = ofWindow[passed] ?? 0;
          if (earlier < lowest) lowest = earlier;
          if (earlier > highest) highest = earlier;
        }
        if (passed === 0) continue;
        const rise = (sum - lowest) * unit;
        const fall = (highest - sum) * unit;
        if (rise > up) up = rise;
        if (fall > down) down = fall;
      }
    }
    maximum[2 * draw] = up;
    maximum[2 * draw + 1] = down;
    const normal = source.normal();
    beside[2 * draw] = normal;
    beside[2 * draw + 1] = normal;
  }
  return { maximum, beside };
};

const everyFourth = (value: number, beyond: number): number =>
  value > beyond ? 4 * Math.round(value / 4) : value;

const tableOf = (count: number, freedom: number): NullTable => {
  const bucket = everyFourth(count, everyCount);
  const df = everyFourth(freedom, everyDf);
  // One number for the pair: a string would be built for every resample.
  const key = bucket * 1e6 + df;
  const known = tables.get(key);
  if (known !== undefined) return known;
  const maxima = maximaByCount.get(bucket) ?? simulate(bucket);
  maximaByCount.set(bucket, maxima);
  // The estimated noise: chi-square over df by Wilson & Hilferty's cube (1931), good to a percent from 3 df on.
  const spread = 2 / (9 * df);
  const sorted = maxima.maximum
    .map((value, index) => {
      const cube = 1 - spread + (maxima.beside[index] ?? 0) * Math.sqrt(spread);
      const atLeast = Math.max(0.01, cube);
      return value / Math.sqrt(atLeast * atLeast * atLeast);
    })
    .sort();
  const anchor = sorted[Math.floor((1 - tailShare) * sorted.length)] ?? 0;
  const table = { sorted, anchor, factor: tailShare / tUpperTail(anchor, df) };
  tables.set(key, table);
  return table;
};

/**
 * How often pure noise of `count` points gives a window difference of at least `z` estimated standard errors, where the noise
 * was estimated on `df` degrees of freedom. Simulated once for each pair and kept; the seed is fixed, so that the table is a
 * constant. Beyond its 99% point the tail is that of t, scaled to meet it. 1 where there is no window.
 */
export const scanUpperTail = (z: number, count: number, df: number): number => {
  if (z === Number.NEGATIVE_INFINITY || df < 1) return 1;
  const { sorted, anchor, factor } = tableOf(count, df);
  if (z > anchor) return Math.min(tailShare, factor * tUpperTail(z, df));
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < z) low = middle + 1;
    else high = middle;
  }
  return (sorted.length - low) / sorted.length;
};
