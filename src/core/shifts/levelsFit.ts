import { lastCoefficient } from '../stats/lastCoefficient.ts';
import { orthonormalColumns } from '../stats/orthonormalColumns.ts';
import { commonCurve } from './commonCurve.ts';
import type { LevelsDesign } from './levelsDesign.ts';
import { meanModel } from './meanModel.ts';

/** The F test of "one curve holds for all levels", for any labels. */
export interface LevelsFit {
  /** F under these levels of the rows; 0 where there is nothing to explain or the labels follow the common curve. */
  readonly f: (levels: ArrayLike<number>) => number;
  readonly df1: number;
  readonly df2: number;
}

/** A difference that explains all but this share of what the mean curve leaves: more is rounding. */
const largestShare = 1 - 1e-12;

/** Columns with an entry a group, as columns with an entry a row. */
const repeated = (columns: readonly Float64Array[], groupOf: Int32Array): readonly Float64Array[] =>
  columns.map((column) => Float64Array.from(groupOf, (group) => column[group] ?? 0));

/**
 * The model of two levels (shiftDesign) for `count` of them: each level but the first has a difference of its own, made of a
 * constant, a line and the common curve's shape. Where runs are paired each group has its own height, so that whatever is
 * peculiar to a run has gone. `scores` are in the order of the arranged points, in units of the metric's range.
 */
export const levelsFit = (
  { paired, groups }: LevelsDesign,
  scores: Float64Array,
  count: number,
  bounded: boolean,
): LevelsFit => {
  const mean = meanModel(groups);
  const averages = Float64Array.from(
    groups,
    ({ rows }) => rows.reduce((sum, { point }) => sum + (scores[point] ?? 0), 0) / rows.length,
  );
  const { weights, shape } = commonCurve(mean, averages, bounded);
  const columns = [
    new Float64Array(groups.length).fill(1),
    Float64Array.from(groups, ({ place }) => place),
    shape,
  ];
  const basis = orthonormalColumns(columns).kept.map((index) => columns[index] ?? shape);

  // One entry a row from here on.
  const groupOf = Int32Array.from(groups.flatMap(({ rows }, group) => rows.map(() => group)));
  const root = Float64Array.from(groupOf, (group) => Math.sqrt(weights[group] ?? 1));
  const values = basis.map((column) =>
    Float64Array.from(groupOf, (group, row) => (column[group] ?? 0) * (root[row] ?? 0)),
  );
  const pointOf = Int32Array.from(groups.flatMap(({ rows }) => rows.map(({ point }) => point)));
  const size = groupOf.length;
  const meanColumns = paired ? [] : repeated(mean.columns, groupOf);
  const common = orthonormalColumns(meanColumns, root).columns;
  // A group's own height is a column that is 1 / √rows on its rows; so few entries are kept as one number a row.
  const height = Float64Array.from(groupOf, (group) => 1 / Math.sqrt(groups[group]?.rows.length ?? 1));

  const residual = Float64Array.from(pointOf, (point, row) => {
    const own = (scores[point] ?? 0) - (paired ? (averages[groupOf[row] ?? 0] ?? 0) : 0);
    return own * (root[row] ?? 0);
  });
  for (const column of common) {
    let share = 0;
    for (let row = 0; row < size; row += 1) share += (column[row] ?? 0) * (residual[row] ?? 0);
    for (let row = 0; row < size; row += 1) residual[row] = (residual[row] ?? 0) - share * (column[row] ?? 0);
  }
  let before = 0;
  for (let row = 0; row < size; row += 1) before += (residual[row] ?? 0) ** 2;

  const width = paired ? groups.length : common.length;
  const terms = basis.length;
  const df1 = terms * (count - 1);
  const df2 = size - width - df1;
  const vector = new Float64Array(df1);
  const matrix = new Float64Array(df1 * df1);
  const shared = new Float64Array(width * df1);
  const add = (row: number, level: number): void => {
    const start = (level - 1) * terms;
    for (let a = 0; a < terms; a += 1) {
      const value = values[a]?.[row] ?? 0;
      const i = start + a;
      vector[i] = (vector[i] ?? 0) + value * (residual[row] ?? 0);
      for (let b = 0; b <= a; b += 1) {
        const at = i * df1 + start + b;
        matrix[at] = (matrix[at] ?? 0) + value * (values[b]?.[row] ?? 0);
      }
      if (paired) {
        const at = (groupOf[row] ?? 0) * df1 + i;
        shared[at] = (shared[at] ?? 0) + value * (height[row] ?? 0);
      } else {
        for (let k = 0; k < width; k += 1) {
          const at = k * df1 + i;
          shared[at] = (shared[at] ?? 0) + value * (common[k]?.[row] ?? 0);
        }
      }
    }
  };
  const takeOutShared = (): void => {
    for (let k = 0; k < width; k += 1) {
      for (let i = 0; i < df1; i += 1) {
        const value = shared[k * df1 + i] ?? 0;
        if (value === 0) continue;
        for (let j = 0; j <= i; j += 1) {
          const at = i * df1 + j;
          matrix[at] = (matrix[at] ?? 0) - value * (shared[k * df1 + j] ?? 0);
        }
      }
    }
  };
  const f = (levels: ArrayLike<number>): number => {
    vector.fill(0);
    matrix.fill(0);
    shared.fill(0);
    for (let row = 0; row < size; row += 1) {
      const level = levels[row] ?? 0;
      if (level > 0) add(row, level);
    }
    takeOutShared();
    const explained = Math.min(lastCoefficient(matrix, vector)?.form ?? 0, largestShare * before);
    return before > 0 && df2 > 0 ? explained / df1 / ((before - explained) / df2) : 0;
  };
  return { f, df1, df2 };
};
