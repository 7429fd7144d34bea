import type { ScoreLimits } from './unitCurve.ts';

/** A value held inside what the metric can be. In forecast units. */
export const withinLimits = (value: number, { lower, upper }: ScoreLimits): number =>
  Math.min(upper, Math.max(lower, value));
