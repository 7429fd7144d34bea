import type { MetricSpace } from '../curves/metricSpace.ts';
import type { ShapeBases } from './shapeBases.ts';
import type { ShapeBasis } from './shapeBasis.ts';

/** The shapes that a curve is fitted by, from how its metric is read. */
export const basisFor = ({ basis, logarithmicBasis }: ShapeBases, kind: MetricSpace['kind']): ShapeBasis =>
  kind === 'logarithmic' ? logarithmicBasis : basis;
