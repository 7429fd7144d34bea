import { brokenPowerLawShapes } from './brokenPowerLawShapes.ts';
import { logAccuracyPowerLawShapes } from './logAccuracyPowerLawShapes.ts';
import { logisticShapes } from './logisticShapes.ts';
import type { ShapeFamily } from './shapeFamily.ts';

/** The family that every forecast averages. */
export const firstFamily: ShapeFamily = logisticShapes;

/** Families that take part where their own backtests are as good. To add one: a file, and a line here. */
export const furtherFamilies: readonly ShapeFamily[] = [logAccuracyPowerLawShapes, brokenPowerLawShapes];
