import { groupBy } from '../collections/groupBy.ts';
import type { ArrangedPoint } from './arrangement.ts';
import { shiftLimits } from './limits.ts';

/** One score of a design for several levels. */
export interface LevelRow {
  /** Index into the arranged points. */
  readonly point: number;
  readonly level: number;
}

/** Scores of one training run at one place and setting: those of its levels; a single score where runs are not paired. */
export interface RowGroup {
  readonly setting: number;
  readonly trainingRun: string;
  readonly place: number;
  readonly rows: readonly LevelRow[];
}

/** How the scores of several levels are compared: run by run where the same runs stand at several levels, else across runs. */
export interface LevelsDesign {
  readonly paired: boolean;
  readonly groups: readonly RowGroup[];
}

const levelsIn = ({ rows }: RowGroup): number => new Set(rows.map(({ level }) => level)).size;

/** Lays out the comparison of several levels. Paired where that uses at least half of the points. */
export const levelsDesign = (points: readonly ArrangedPoint[]): LevelsDesign => {
  const indexed = points.map((point, index) => ({ ...point, index }));
  const asGroup = (members: typeof indexed): readonly RowGroup[] => {
    const [any] = members;
    if (any === undefined) return [];
    const { setting, trainingRun, place } = any;
    const rows = members.map(({ index, level }): LevelRow => ({ point: index, level }));
    return [{ setting, trainingRun, place, rows }];
  };
  const keyOf = ({ setting, place, trainingRun }: ArrangedPoint): string =>
    `${setting} ${place} ${trainingRun}`;
  const together = [...groupBy(indexed, keyOf).values()]
    .flatMap(asGroup)
    .filter((group) => levelsIn(group) > 1);
  const covered = together.reduce((sum, { rows }) => sum + rows.length, 0);
  const runs = new Set(together.map(({ trainingRun }) => trainingRun)).size;
  const paired = covered * 2 >= points.length && runs >= shiftLimits.runsPerLevel;
  return { paired, groups: paired ? together : indexed.flatMap((point) => asGroup([point])) };
};
