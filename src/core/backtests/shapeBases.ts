import type { ShapeBasis } from './shapeBasis.ts';

/** The shapes that forecasts average. */
export interface ShapeBases {
  /** For scores that are read as they are. */
  readonly basis: ShapeBasis;
  /** For those that are read by their logarithm. */
  readonly logarithmicBasis: ShapeBasis;
}
