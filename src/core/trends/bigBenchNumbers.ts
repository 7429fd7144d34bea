import { quantile, sortedNumbers } from '../stats/quantile.ts';
import type { Design } from './design.ts';

/** Two measures of a curve's shape; null where there is no change from one scale to the next to divide by. */
export interface BigBenchNumbers {
  readonly linearity: number | null;
  readonly breakthroughness: number | null;
}

/**
 * Linearity and breakthroughness of BIG-bench (Srivastava et al. 2022, arXiv 2206.04615, appendix B). With I = sign(argmax y - argmin
 * y) (max y - min y) and d the differences of scores at neighbouring scales: I / sqrt(mean d²) and I / sqrt(median d²). A straight
 * line of n scales has n - 1 of both; one step has sqrt(1) and infinity. They know no noise and grow with the number of scales,
 * so that they compare curves of the same few models only, as there. For one curve: the mean of the runs' last scores at each
 * scale, better being up; null for several curves, and below three scales.
 */
export const bigBenchNumbers = (
  { representatives, t }: Pick<Design, 'representatives' | 't'>,
  score: Float64Array,
): BigBenchNumbers => {
  const none = { linearity: null, breakthroughness: null };
  const [points] = representatives;
  if (points === undefined || representatives.length !== 1) return none;
  const byScale = new Map<number, number[]>();
  for (const i of points) byScale.set(t[i] ?? 0, [...(byScale.get(t[i] ?? 0) ?? []), score[i] ?? 0]);
  const y = [...byScale]
    .sort(([a], [b]) => a - b)
    .map(([, scores]) => scores.reduce((sum, value) => sum + value, 0) / scores.length);
  if (y.length < 3) return none;
  const squares = y.slice(1).map((value, i) => (value - (y[i] ?? 0)) ** 2);
  const most = y.reduce((best, value, i) => (value > (y[best] ?? 0) ? i : best), 0);
  const least = y.reduce((worst, value, i) => (value < (y[worst] ?? 0) ? i : worst), 0);
  const change = Math.sign(most - least) * ((y[most] ?? 0) - (y[least] ?? 0));
  const over = (square: number): number | null => (square > 0 ? change / Math.sqrt(square) : null);
  return {
    linearity: over(squares.reduce((sum, value) => sum + value, 0) / squares.length),
    breakthroughness: over(quantile(sortedNumbers(squares), 0.5)),
  };
};
