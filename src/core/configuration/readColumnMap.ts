import type { ColumnMap, ColumnPreset, ColumnReference } from '../formats/wide/columnMap.ts';
import type { WrittenColumn, WrittenColumns } from '../validation/configFile.ts';

/** Keys of a column map that say which column states a number of the run. */
const NUMBERS = ['step', 'params', 'tokens', 'flops', 'date'] as const;

const LOSS = 'loss:';
const FACTOR = 'factor:';

const referenceOf = (written: WrittenColumn): ColumnReference =>
  typeof written === 'string'
    ? { column: written, times: 1 }
    : { column: written.column, times: written.times ?? 1 };

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
  const ignore = written.ignore ?? [];
  return {
    preset,
    run: written.run ?? null,
    paramsKind: written.params_kind ?? null,
    numbers: Object.fromEntries(numbers),
    factors: Object.fromEntries(factors),
    scores: Object.fromEntries(
      Object.entries(written.scores ?? {}).map(([pattern, score]) => [
        pattern,
        {
          task: score.task,
          metric: score.metric,
          unit: score.unit ?? null,
          stderr: score.stderr ?? null,
          factors: Object.fromEntries(
            Object.entries(score.factors ?? {}).map(([factor, level]) => [factor, String(level)]),
          ),
        },
      ]),
    ),
    taskLoss: written.task_loss ?? {},
    ignore: typeof ignore === 'string' ? [ignore] : ignore,
  };
};
