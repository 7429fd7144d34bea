import type { ColumnMap, ColumnPreset, ColumnReference, ScoreColumn } from '../formats/wide/columnMap.ts';
import type { WrittenColumn, WrittenColumns } from '../validation/configFile.ts';

/** Keys of a column map that say which column states a number of the run. */
const NUMBERS = ['step', 'params', 'tokens', 'flops', 'date'] as const;

const LOSS = 'loss:';
const FACTOR = 'factor:';

const referenceOf = (written: WrittenColumn): ColumnReference =>
  typeof written === 'string'
    ? { column: written, times: 1 }
    : {
        column: written.column,
        times: written.times ?? 1,
        ...(written.log10 === true ? { log10: true } : {}),
      };

type WrittenScore = NonNullable<WrittenColumns['scores']>[string];

const scoreOf = ({ task, metric, unit, stderr, n, factors }: WrittenScore): ScoreColumn => ({
  task: task ?? null,
  metric: metric ?? null,
  unit: unit ?? null,
  stderr: stderr ?? null,
  items: n ?? null,
  factors: Object.fromEntries(
    Object.entries(factors ?? {}).map(([factor, level]) => [factor, String(level)]),
  ),
});

/** A column map as a config writes it, with its defaults filled in. */
export const readColumnMap = (preset: ColumnPreset | null, written: WrittenColumns): ColumnMap => {
  const numbers: [string, ColumnReference][] = [];
  const factors: [string, string][] = [];
  for (const key of NUMBERS) {
    const reference = written[key];
    if (reference !== undefined) numbers.push([key, referenceOf(reference)]);
  }
  for (const [key, value] of Object.entries(written)) {
    if (key.startsWith(LOSS)) numbers.push([key, referenceOf(value as WrittenColumn)]);
    if (key.startsWith(FACTOR)) factors.push([key.slice(FACTOR.length), String(value)]);
  }
  const { run = [], ignore = [], score, stderr, n, unit } = written;
  const beside = {
    ...(stderr === undefined ? {} : { stderr }),
    ...(n === undefined ? {} : { n }),
    ...(unit === undefined ? {} : { unit }),
  };
  return {
    preset,
    run: typeof run === 'string' ? [run] : run,
    task: written.task ?? null,
    metric: written.metric ?? null,
    paramsKind: written.params_kind ?? null,
    numbers: Object.fromEntries(numbers),
    factors: Object.fromEntries(factors),
    scores: Object.fromEntries([
      ...Object.entries(written.scores ?? {}).map(([pattern, one]) => [pattern, scoreOf(one)] as const),
      ...(score === undefined ? [] : [[score, scoreOf(beside)] as const]),
    ]),
    taskLoss: written.task_loss ?? {},
    ignore: typeof ignore === 'string' ? [ignore] : ignore,
  };
};
