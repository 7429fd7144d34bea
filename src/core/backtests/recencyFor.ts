import type { MetricSpace } from '../curves/metricSpace.ts';
import { backtestLimits } from './limits.ts';

/** A run this far in t from the newest one weighs 1/e of it. */
export const recencyFor = (kind: MetricSpace['kind']): number =>
  kind === 'logarithmic' ? backtestLimits.logarithmicRecency : backtestLimits.recency;
