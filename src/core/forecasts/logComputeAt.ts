import type { Curve } from '../curves/curve.ts';
import { weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import type { CalibratedCurve, Calibrator } from './calibrator.ts';

/** Tokens are taken to grow with parameters (Hoffmann et al. 2022), so compute grows with their square. */
const computeExponent = { flops: 1, tokens: 1, params: 2 } as const;

/**
 * Log compute as a function of t: from the runs' compute, else from the count on the axis; null where neither
 * is known.
 */
export const logComputeAt = (
  calibrator: Calibrator,
  calibrated: CalibratedCurve,
  curve: Curve,
): ((t: number) => number) | null => {
  const { axis } = calibrator;
  if (axis !== null && (curve.axis === 'flops' || curve.axis === 'params' || curve.axis === 'tokens')) {
    const exponent = computeExponent[curve.axis];
    return (t) => exponent * Math.log(axis.scaleAt(curve.task, t) ?? 1);
  }
  const known = calibrated.curve.points.flatMap(({ run, t }) => {
    const flops = calibrator.flops.get(run);
    return flops !== undefined && flops > 0 ? [{ t, log: Math.log(flops) }] : [];
  });
  const fit = weightedLeastSquares(
    [known.map(() => 1), known.map(({ t }) => t)],
    known.map(({ log }) => log),
  );
  if (known.length < 3 || fit.kind !== 'fitted') return null;
  const [constant = 0, slope = 0] = fit.coefficients;
  return slope > 0 ? (t) => constant + slope * t : null;
};
