import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import type { Stated } from '../../records/origin.ts';
import { originAt } from '../../records/origins.ts';
import { askedItems } from '../common/rowFacts.ts';

/** What `config_tasks` says of one row. */
export interface TaskConfig {
  readonly shots: Stated<number> | null;
  /** Items that were asked. The file has -1 where the writer did not count. */
  readonly items: Stated<number> | null;
  /** Items that the task has. */
  readonly whole: number | null;
  readonly higherIsBetter: (metric: string) => Stated<boolean> | null;
  /** The config itself; undefined where there is none. */
  readonly value: unknown;
  readonly pointer: string;
}

const shotsOf = (config: unknown, pointer: string): Stated<number> | null => {
  for (const key of ['num_fewshots', 'num_fewshot', 'few_shots_num']) {
    const value = member(config, key);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
      return { value, origin: originAt('factor:n_shot', 'task-config', `${pointer}/${key}`) };
  }
  return null;
};

/** Directions by metric: of a metric that gives several names, `higher_is_better` is one boolean or one for each name. */
const directionsOf = (config: unknown, pointer: string): ReadonlyMap<string, Stated<boolean>> => {
  const key = member(config, 'metrics') === undefined ? 'metric' : 'metrics';
  const metrics = member(config, key);
  const directions = new Map<string, Stated<boolean>>();
  for (const [index, metric] of (Array.isArray(metrics) ? metrics : []).entries()) {
    const at = (...below: readonly string[]) =>
      originAt(
        'higher_is_better',
        'reported',
        pointer + jsonPointer(key, index, 'higher_is_better', ...below),
      );
    const written = member(metric, 'metric_name') ?? member(metric, 'metric');
    const direction = member(metric, 'higher_is_better');
    if (isObject(direction)) {
      for (const [name, isHigher] of Object.entries(direction))
        if (typeof isHigher === 'boolean') directions.set(name, { value: isHigher, origin: at(name) });
    } else if (typeof direction === 'boolean') {
      for (const name of Array.isArray(written) ? written : [written])
        if (typeof name === 'string') directions.set(name, { value: direction, origin: at() });
    }
  }
  return directions;
};

const COUNT_AT_END = /\|\d{1,9}$/;

/** The config of a row: under the row's own key, else under the key without its counts, as some versions write it. */
export const taskConfig = (configs: unknown, key: string): TaskConfig => {
  const withoutOne = key.replace(COUNT_AT_END, '');
  const names = [key, withoutOne, withoutOne.replace(COUNT_AT_END, '')];
  const name = names.find((one) => isObject(member(configs, one))) ?? key;
  const value = member(configs, name);
  const pointer = jsonPointer('config_tasks', name);
  const directions = directionsOf(value, pointer);
  const items = askedItems(member(value, 'effective_num_docs'));
  return {
    shots: shotsOf(value, pointer),
    items:
      items === null
        ? null
        : { value: items, origin: originAt('n', 'counted', `${pointer}/effective_num_docs`) },
    whole: askedItems(member(value, 'original_num_docs')),
    higherIsBetter: (metric) => directions.get(metric) ?? null,
    value: isObject(value) ? value : undefined,
    pointer,
  };
};
