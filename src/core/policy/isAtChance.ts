import type { Curve } from '../curves/curve.ts';
import { policyLimits } from './limits.ts';

/**
 * Whether the runs of a curve score like a guesser: their mean lies at its chance, or where that is unknown at the worst of its range, and
 * that of the larger half, which is noisier, within twice as much. Then nothing says when the score will leave it, and no limit upwards is
 * credible. False for metrics without a range.
 */
export const isAtChance = ({ chance, range, direction, points }: Curve): boolean => {
  if (range === null || points.length === 0) return false;
  const floor = chance ?? (direction === 'lower' ? range.upper : range.lower);
  const near = policyLimits.fromChance * (range.upper - range.lower);
  const off = (some: typeof points): number =>
    Math.abs(some.reduce((sum, { score }) => sum + score, 0) / some.length - floor);
  return off(points) <= near && off(points.slice(Math.floor(points.length / 2))) <= 2 * near;
};
