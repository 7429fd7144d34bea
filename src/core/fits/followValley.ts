import type { Law, Shape } from '../laws/law.ts';
import { dampedStep } from './dampedStep.ts';
import { isWorthTaking } from './isWorthTaking.ts';
import type { RefinedShape } from './refineShape.ts';
import { residualSum } from './residualSum.ts';
import type { SeparableProblem } from './separableProblem.ts';
import { shapeBox } from './shapeBox.ts';
import { shapeProfile } from './shapeProfile.ts';

/** A one-pass residual sum below this share of the scores' own has lost digits to cancellation. */
const exactEnough = 1e-6;
/** Damping of a step as multiples of the curvature, from Gauss and Newton's own step to a steepest descent. */
const dampings = [0, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 1e2, 1e4, 1e6];
/** An undamped step that leaves this share has found the bottom, and needs no better one. */
const steep = 0.2;
/** The search among dampings begins so many before the last step's best. */
const window = 2;
/** Dampings that do worse than the best one before the search among them ends. */
const patience = 2;

/**
 * Refines a shape of several parameters, whose valleys are long, narrow and bent: Levenberg–Marquardt on the profile of
 * the residual sum (level and amplitude follow in closed form), with the best of many dampings at every step. To take the
 * first that lowers the sum, as is enough in a round valley, would zigzag between the walls for thousands of steps.
 * Steps end at the bounds. Null where the basis does not vary over the data. Ends after `iterations` at the latest.
 */
export const followValley = (
  law: Law,
  problem: SeparableProblem,
  start: Shape,
  bounds: readonly (readonly [number, number])[],
  iterations: number,
): RefinedShape | null => {
  const box = shapeBox(bounds);
  const profileAt = shapeProfile(law, problem);
  const fill = law.columns(problem.t);
  const column = new Float64Array(problem.t.length);
  const rssAt = (shape: Shape): number => {
    fill(shape, column);
    const sum = residualSum(problem, column);
    // Near an exact fit the one-pass sum is rounding; the profile takes the residuals one by one.
    return sum > exactEnough * problem.total ? sum : (profileAt(shape)?.rss ?? Number.POSITIVE_INFINITY);
  };

  let shape = box.nearest(start);
  let profile = profileAt(shape);
  let usual = 0;
  for (let iteration = 0; profile !== null && iteration < iterations; iteration += 1) {
    const { gradient, curvature, rss } = profile;
    const free = box.free(shape, gradient);
    let best = rss;
    let next: Shape | null = null;
    let worse = 0;
    let found = usual;
    for (const [index, damping] of dampings.entries()) {
      if (index > 0 && index < usual - window) continue;
      const step = dampedStep(curvature, gradient, free, damping);
      if (step === null) continue;
      if (!isWorthTaking(step, gradient, rss)) break;
      const tried = box.nearest(shape.map((value, k) => value + (step[k] ?? 0)));
      const reached = rssAt(tried);
      if (reached < best) {
        best = reached;
        next = tried;
        found = index;
        worse = 0;
        if (damping === 0 && reached < steep * rss) break;
      } else if (next !== null) {
        worse += 1;
        if (worse === patience) break;
      }
    }
    const reached = next === null ? null : profileAt(next);
    if (next === null || reached === null || reached.rss >= rss) break;
    shape = next;
    profile = reached;
    usual = found;
  }
  return profile === null
    ? null
    : {
        shape,
        rss: profile.rss,
        atBound: box.isOnBound(shape),
      };
};
