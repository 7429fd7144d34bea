import { distanceBeyond } from '../../upstream/upstreamRun.ts';
import type { RoutedPoint } from './routedCurve.ts';

/**
 * How far a run goes beyond others, in t of the compute axis: by its compute, and where the sizes of all are known by its params and
 * its tokens too. A new size at old compute is an extrapolation, and errs like one. 0 inside.
 *
 * @param unit t per unit of natural log
 */
export const distanceBeyondRuns = (
  seen: readonly RoutedPoint[],
  { compute, scale }: Pick<RoutedPoint, 'compute' | 'scale'>,
  unit: number,
): number => {
  const inCompute = seen.reduce((least, point) => Math.min(least, compute - point.compute), compute);
  const sizes = seen.flatMap((point) => point.scale ?? []);
  const inSize = scale === null || sizes.length < seen.length ? 0 : unit * distanceBeyond(sizes, scale);
  return Math.max(0, inCompute, inSize);
};
