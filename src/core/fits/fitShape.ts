import type { Law, Shape } from '../laws/law.ts';
import { centreByCurve, dot, type SeparableProblem } from './separableProblem.ts';

/** The closed-form rest of a fit once the shape is given. */
export interface SeparableSolution {
  readonly shape: Shape;
  readonly amplitude: number;
  readonly levels: readonly number[];
  readonly rss: number;
}

/** A basis whose curve means leave less of its squares than this does not vary over the data. */
export const leastVariation = 1e-20;

/**
 * The best levels and amplitude for one given shape, in closed form (variable projection: Golub & Pereyra 1973); null where
 * its basis does not vary over the data.
 */
export const fitShape = (law: Law, problem: SeparableProblem, shape: Shape): SeparableSolution | null => {
  const { t, weight, curves, curveMean, centred } = problem;
  const basis = t.map((at) => law.basis(shape, at));
  const size = dot(weight, basis, basis);
  const means = new Float64Array(curves);
  centreByCurve(problem, basis, means);
  const left = dot(weight, basis, basis);
  if (!(left > leastVariation * size)) return null;
  const amplitude = dot(weight, basis, centred) / left;
  const residual = centred.map((value, i) => value - amplitude * (basis[i] ?? 0));
  return {
    shape,
    amplitude,
    levels: Array.from(curveMean, (mean, c) => mean - amplitude * (means[c] ?? 0)),
    rss: dot(weight, residual, residual),
  };
};
