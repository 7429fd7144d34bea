import { isObject, member } from '../../documents/member.ts';
import { positiveInteger } from '../common/rowFacts.ts';

/** What `config_tasks` says of one row. */
export interface TaskConfig {
  readonly shots: number | null;
  /** Items that were asked. The file has -1 where the writer did not count. */
  readonly items: number | null;
  readonly higherIsBetter: (metric: string) => boolean | null;
}

const shotsOf = (config: unknown): number | null => {
  for (const key of ['num_fewshots', 'num_fewshot', 'few_shots_num']) {
    const shots = member(config, key);
    if (typeof shots === 'number' && Number.isSafeInteger(shots) && shots >= 0) return shots;
  }
  return null;
};

/** Directions by metric: of a metric that gives several names, `higher_is_better` is one boolean or one for each name. */
const directionsOf = (config: unknown): ReadonlyMap<string, boolean> => {
  const metrics = member(config, 'metrics') ?? member(config, 'metric');
  const directions = new Map<string, boolean>();
  for (const metric of Array.isArray(metrics) ? metrics : []) {
    const written = member(metric, 'metric_name') ?? member(metric, 'metric');
    const direction = member(metric, 'higher_is_better');
    if (isObject(direction)) {
      for (const [name, isHigher] of Object.entries(direction))
        if (typeof isHigher === 'boolean') directions.set(name, isHigher);
    } else if (typeof direction === 'boolean') {
      for (const name of Array.isArray(written) ? written : [written])
        if (typeof name === 'string') directions.set(name, direction);
    }
  }
  return directions;
};

const COUNT_AT_END = /\|\d{1,9}$/;

/** The config of a row: under the row's own key, else under the key without its counts, as some versions write it. */
export const taskConfig = (configs: unknown, key: string): TaskConfig => {
  const withoutOne = key.replace(COUNT_AT_END, '');
  const names = [key, withoutOne, withoutOne.replace(COUNT_AT_END, '')];
  const config = names.map((name) => member(configs, name)).find(isObject);
  const directions = directionsOf(config);
  return {
    shots: shotsOf(config),
    items: positiveInteger(member(config, 'effective_num_docs')),
    higherIsBetter: (metric) => directions.get(metric) ?? null,
  };
};
