import { groupBy } from '../collections/groupBy.ts';
import type { RandomSource } from '../stats/randomSource.ts';
import type { LevelsDesign } from './levelsDesign.ts';

/** A training run with all its scores, since they are not independent. */
interface ExchangedRun {
  /** Indexes of its rows, group by group. */
  readonly rows: readonly number[];
  /** The distinct levels that it stands at, ascending. */
  readonly levels: readonly number[];
  /** Runs of one level exchange it with runs that were measured in the same settings. */
  readonly block: string;
}

const shuffled = (items: readonly number[], random: RandomSource): number[] => {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1);
    const kept = result[last] ?? 0;
    result[last] = result[other] ?? 0;
    result[other] = kept;
  }
  return result;
};

const exchangedRuns = ({ groups }: LevelsDesign): readonly ExchangedRun[] => {
  let next = 0;
  const members = groups.flatMap(({ trainingRun, setting, rows }) =>
    rows.map(({ level }) => {
      const row = next;
      next += 1;
      return { row, level, trainingRun, setting };
    }),
  );
  return [...groupBy(members, ({ trainingRun }) => trainingRun).values()].map((own) => ({
    rows: own.map(({ row }) => row),
    levels: [...new Set(own.map(({ level }) => level))].sort((a, b) => a - b),
    block: [...new Set(own.map(({ setting }) => setting))].sort((a, b) => a - b).join(','),
  }));
};

/**
 * Draws exchanges of labels among several levels: a run that stands at one level exchanges it with another such run of the
 * same settings; one that stands at several has them shuffled, the same way in all its settings. Each draw gives the level of
 * every row, group by group.
 */
export const permutedLevels = (design: LevelsDesign): ((random: RandomSource) => Int32Array) => {
  const levels = Int32Array.from(design.groups.flatMap(({ rows }) => rows.map(({ level }) => level)));
  const runs = exchangedRuns(design);
  const several = runs.filter((run) => run.levels.length > 1);
  const blocks = [
    ...groupBy(
      runs.filter((run) => run.levels.length === 1),
      ({ block }) => block,
    ).values(),
  ];
  return (random) => {
    const result = levels.slice();
    for (const run of several) {
      const dealt = shuffled(run.levels, random);
      const exchange = new Map(run.levels.map((level, index) => [level, dealt[index] ?? level]));
      for (const row of run.rows) result[row] = exchange.get(levels[row] ?? 0) ?? 0;
    }
    for (const block of blocks) {
      const dealt = shuffled(
        block.flatMap((run) => run.levels),
        random,
      );
      block.forEach((run, index) => {
        for (const row of run.rows) result[row] = dealt[index] ?? 0;
      });
    }
    return result;
  };
};
