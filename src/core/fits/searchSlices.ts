import { gridShapes, type Law, type Shape } from '../laws/law.ts';
import { residualSum } from './residualSum.ts';
import type { SeparableProblem } from './separableProblem.ts';

/**
 * Starts for a law of more than two shape parameters: the grid is cut into slices that differ in all but the first two, and
 * the best shape of each slice is taken, the best slices first, `count` at most. On a grid that is coarse in many
 * directions a narrow valley need not show as a cell that is lower than all around it.
 */
export const searchSlices = (
  law: Law,
  problem: SeparableProblem,
  grid: readonly (readonly number[])[],
  count: number,
): readonly Shape[] => {
  const shapes = gridShapes(grid);
  const perSlice = (grid[0]?.length ?? 1) * (grid[1]?.length ?? 1);
  const column = new Float64Array(problem.t.length);
  const fill = law.columns(problem.t);
  const slices: { shape: Shape; rss: number }[] = [];
  shapes.forEach((shape, index) => {
    fill(shape, column);
    const rss = residualSum(problem, column);
    const slice = Math.floor(index / perSlice);
    const known = slices[slice]?.rss ?? Number.POSITIVE_INFINITY;
    if (rss < known || slices[slice] === undefined) slices[slice] = { shape, rss };
  });
  return slices
    .toSorted((a, b) => a.rss - b.rss)
    .slice(0, count)
    .map(({ shape }) => shape);
};
