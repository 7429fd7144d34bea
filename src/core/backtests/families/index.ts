import { brokenPowerLawShapes } from './brokenPowerLawShapes.ts';
import { logAccuracyPowerLawShapes } from './logAccuracyPowerLawShapes.ts';
import { logisticShapes } from './logisticShapes.ts';
import { offsetPowerLawShapes } from './offsetPowerLawShapes.ts';
import type { ShapeFamily } from './shapeFamily.ts';

/** Families for one kind of space. */
export interface Families {
  /** The one that every forecast averages. */
  readonly first: ShapeFamily;
  /** Those that take part where their own backtests are as good. To add one: a file, and a line here. */
  readonly further: readonly ShapeFamily[];
  /** Whether the further ones take part where too few backtests can compare them: then their disagreement is all that is known. */
  readonly furtherUntested: boolean;
}

/** For scores that are read as they are. */
export const linearFamilies: Families = {
  first: logisticShapes,
  further: [logAccuracyPowerLawShapes, brokenPowerLawShapes],
  furtherUntested: false,
};

/** For scores that are read by their logarithm: a power law is a line there, which no shape that must come to rest can be. */
export const logarithmicFamilies: Families = {
  first: offsetPowerLawShapes,
  further: [logisticShapes, brokenPowerLawShapes],
  furtherUntested: true,
};
