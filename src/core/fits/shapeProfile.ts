import type { Law, Shape } from '../laws/law.ts';
import { leastVariation } from './fitShape.ts';
import { centreByCurve, dot, type SeparableProblem } from './separableProblem.ts';

/** The residual sum at a shape, half its gradient, and half the curvature that Gauss and Newton would see there. */
export interface ShapeProfile {
  readonly rss: number;
  readonly gradient: readonly number[];
  readonly curvature: readonly (readonly number[])[];
}

/** The profile of one problem, with its scratch columns. */
export const shapeProfile = (
  law: Law,
  problem: SeparableProblem,
): ((shape: Shape) => ShapeProfile | null) => {
  const { t, weight, centred } = problem;
  const points = t.length;
  const basis = new Float64Array(points);
  const residual = new Float64Array(points);
  const means = new Float64Array(problem.curves);
  let partials: readonly Float64Array[] = [];
  return (shape) => {
    if (partials.length !== shape.length) partials = shape.map(() => new Float64Array(points));
    let size = 0;
    for (let i = 0; i < points; i += 1) {
      const at = t[i] ?? 0;
      const value = law.basis(shape, at);
      basis[i] = value;
      size += (weight[i] ?? 0) * value * value;
      const row = law.basisGradient(shape, at);
      for (let k = 0; k < partials.length; k += 1) (partials[k] as Float64Array)[i] = row[k] ?? 0;
    }
    centreByCurve(problem, basis, means);
    const zz = dot(weight, basis, basis);
    if (!(zz > leastVariation * size)) return null;
    const amplitude = dot(weight, basis, centred) / zz;
    for (let i = 0; i < points; i += 1) residual[i] = (centred[i] ?? 0) - amplitude * (basis[i] ?? 0);
    for (const partial of partials) {
      centreByCurve(problem, partial, means);
      const along = dot(weight, partial, basis) / zz;
      for (let i = 0; i < points; i += 1) {
        partial[i] = amplitude * ((partial[i] ?? 0) - along * (basis[i] ?? 0));
      }
    }
    return {
      rss: dot(weight, residual, residual),
      gradient: partials.map((partial) => -dot(weight, partial, residual)),
      curvature: partials.map((one) => partials.map((other) => dot(weight, one, other))),
    };
  };
};
