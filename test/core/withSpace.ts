import type { Curve } from '../../src/core/curves/curve.ts';
import { metricSpace } from '../../src/core/curves/metricSpace.ts';
import { metricFacts } from '../../src/core/tasks/metricFacts.ts';

/** A curve in the space that a check would give it, from what its metric's name, direction and range say. */
export const withSpace = (curve: Omit<Curve, 'space'>): Curve => ({
  ...curve,
  space: metricSpace(
    { ...curve, floor: metricFacts(curve.metric)?.floor ?? null },
    curve.points.map(({ score }) => score),
  ),
});
