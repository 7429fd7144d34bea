import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import type { Scorer } from './scorersOf.ts';

/** One metric of a scorer that is a score. */
interface ScorerMetric {
  /** `accuracy,choice`: the scorer belongs to the name, and so does any reducer but the mean. */
  readonly name: string;
  readonly value: unknown;
  readonly pointer: string;
  /** In the score's unit, above 0; null where unknown. */
  readonly standardError: number | null;
  /** Where it stands, as far as it is known. */
  readonly errorPointer: string;
}

/** Measures of spread, which stand among the metrics as if they were scores. */
const SPREAD = /(?:^|_)(?:stderr|std|var)$/;
const STANDARD_ERROR = /(?:^|_)stderr$/;

/** The metrics that are means over items: what a scorer's standard error belongs to. */
const MEANS = new Set(['accuracy', 'mean']);

/** How the epochs of an item are reduced where nobody asks for another way. */
const USUAL_REDUCER = 'mean';

const bare = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** The scores among a scorer's metrics. */
export const metricsOf = ({ pointer, name, reducer, metrics }: Scorer): readonly ScorerMetric[] => {
  const all = Object.entries(metrics).map(([key, metric]) => {
    const stated = member(metric, 'name');
    return {
      key,
      kind: bare(typeof stated === 'string' ? stated : key),
      group: member(metric, 'group') ?? null,
      value: isObject(metric) ? metric.value : metric,
    };
  });
  const placeOf = (key: string): string =>
    pointer + (isObject(metrics[key]) ? jsonPointer('metrics', key, 'value') : jsonPointer('metrics', key));
  const suffix = reducer === null || reducer === USUAL_REDUCER ? name : `${name},${reducer}`;
  return all
    .filter(({ kind }) => !SPREAD.test(kind))
    .map(({ key, kind, group, value }) => {
      const beside = all.find((other) => STANDARD_ERROR.test(other.kind) && other.group === group);
      const error = beside?.value;
      return {
        name: `${bare(key)},${suffix}`,
        value,
        pointer: placeOf(key),
        errorPointer: beside === undefined ? '' : placeOf(beside.key),
        standardError: MEANS.has(kind) && typeof error === 'number' && error > 0 ? error : null,
      };
    });
};
