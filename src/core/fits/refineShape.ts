import type { Law, Shape } from '../laws/law.ts';
import { dampedStep, type Matrix } from './dampedStep.ts';
import { isWorthTaking } from './isWorthTaking.ts';
import type { SeparableProblem } from './separableProblem.ts';
import { shapeBox } from './shapeBox.ts';
import { type ShapeProfile, shapeProfile } from './shapeProfile.ts';

/** A shape whose residual sum no small change within the bounds lowers, or the best one met. */
export interface RefinedShape {
  readonly shape: Shape;
  readonly rss: number;
  /** Whether a parameter lies on one of its bounds. */
  readonly atBound: boolean;
}

const iterations = 60;
/** Damping of a step that did not lower the residual sum, as multiples of the curvature: from a shorter step to a steepest descent. */
const dampings = [0, 0.1, 1, 10, 100, 1e3, 1e4, 1e6, 1e8];
/** A step along which the gradient hardly turns says nothing of curvature that rounding has not said. */
const leastTurn = 1e-8;

/**
 * Refines a shape by variable projection: level and amplitude follow every shape in closed form, so that only the shape
 * is left to search (Golub & Pereyra 1973, with Kaufman's 1975 Jacobian for the first curvature). Quasi-Newton steps
 * (BFGS): Gauss and Newton's own curvature leaves out the residuals' part, and crawls where scatter is large. Steps
 * end at the bounds. Null where the basis does not vary over the data. Whether a minimum was met is for the caller to check.
 */
export const refineShape = (
  law: Law,
  problem: SeparableProblem,
  start: Shape,
  bounds: readonly (readonly [number, number])[],
): RefinedShape | null => {
  const box = shapeBox(bounds);
  const profileAt = shapeProfile(law, problem);

  let shape = box.nearest(start);
  let profile = profileAt(shape);
  if (profile === null) return null;
  let curvature = profile.curvature;
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const { gradient, rss } = profile;
    const free = box.free(shape, gradient);
    let next: Shape | null = null;
    let reached: ShapeProfile | null = null;
    for (const damping of dampings) {
      const step = dampedStep(curvature, gradient, free, damping);
      if (step === null) continue;
      if (!isWorthTaking(step, gradient, rss)) break;
      next = box.nearest(shape.map((value, k) => value + (step[k] ?? 0)));
      reached = profileAt(next);
      if (reached !== null && reached.rss < rss) break;
      reached = null;
    }
    if (next === null || reached === null) break;
    curvature = turned(curvature, shape, next, gradient, reached.gradient) ?? reached.curvature;
    shape = next;
    profile = reached;
  }
  return {
    shape,
    rss: profile.rss,
    atBound: box.isOnBound(shape),
  };
};

/** The curvature that also fits the last step (BFGS); null where the gradient did not turn along it. */
const turned = (
  curvature: Matrix,
  from: Shape,
  to: Shape,
  before: readonly number[],
  after: readonly number[],
): Matrix | null => {
  const step = to.map((value, k) => value - (from[k] ?? 0));
  const turn = after.map((value, k) => value - (before[k] ?? 0));
  const expected = curvature.map((row) => row.reduce((sum, value, k) => sum + value * (step[k] ?? 0), 0));
  const seen = turn.reduce((sum, value, k) => sum + value * (step[k] ?? 0), 0);
  const foreseen = expected.reduce((sum, value, k) => sum + value * (step[k] ?? 0), 0);
  if (!(seen > leastTurn * foreseen)) return null;
  return curvature.map((row, j) =>
    row.map(
      (value, k) =>
        value +
        ((turn[j] ?? 0) * (turn[k] ?? 0)) / seen -
        ((expected[j] ?? 0) * (expected[k] ?? 0)) / foreseen,
    ),
  );
};
