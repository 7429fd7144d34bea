import type { Law, Shape } from '../laws/law.ts';
import { fitShape } from './fitShape.ts';
import { residualSum } from './residualSum.ts';
import type { SeparableProblem } from './separableProblem.ts';

/** Of the grid's last parameter every third value is searched: what lies between, refinement reaches. */
const stride = 3;

/**
 * The valleys of the law's grid, deepest first, `count` at most: shapes that no neighbour betters, by variable projection
 * (for each shape level and amplitude have a closed form). Neighbours of a valley would be refined to the same place.
 */
export const searchShapes = (
  law: Law,
  problem: SeparableProblem,
  grid: readonly (readonly number[])[],
  count: number,
): readonly Shape[] => {
  const coarse = grid.map((values, k) =>
    k < grid.length - 1 ? values : values.filter((_, i) => i % stride === 0),
  );
  const [along = [0], across = [0]] = coarse;
  const row = along.length;
  const column = new Float64Array(problem.t.length);
  const fill = law.columns(problem.t);
  const rss = new Float64Array(row * across.length);
  let next = 0;
  for (const second of across) {
    for (const first of along) {
      const shape = [first, second];
      fill(shape, column);
      const sum = residualSum(problem, column);
      rss[next] = Number.isNaN(sum) ? (fitShape(law, problem, shape)?.rss ?? Number.POSITIVE_INFINITY) : sum;
      next += 1;
    }
  }
  const isValley = (index: number): boolean => {
    const here = rss[index] ?? Number.POSITIVE_INFINITY;
    if (here === Number.POSITIVE_INFINITY) return false;
    const before = index % row > 0 ? -1 : 0;
    const after = index % row < row - 1 ? 1 : 0;
    for (let beside = -row; beside <= row; beside += row) {
      for (let step = before; step <= after; step += 1) {
        const there = rss[index + beside + step] ?? Number.POSITIVE_INFINITY;
        // Of equal neighbours, the first.
        if (there < here || (there === here && beside + step < 0)) return false;
      }
    }
    return true;
  };
  const valleys: number[] = [];
  for (let index = 0; index < rss.length; index += 1) if (isValley(index)) valleys.push(index);
  return valleys
    .sort((a, b) => (rss[a] ?? 0) - (rss[b] ?? 0))
    .slice(0, count)
    .map((index) => [along[index % row] ?? 0, across[Math.floor(index / row)] ?? 0].slice(0, grid.length));
};
