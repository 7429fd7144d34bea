import { brokenPowerLaw } from './brokenPowerLaw.ts';
import { constant } from './constant.ts';
import { exponentialInLoss } from './exponentialInLoss.ts';
import type { Law } from './law.ts';
import { linear } from './linear.ts';
import { logAccuracyPowerLaw } from './logAccuracyPowerLaw.ts';
import { logisticWithFloor } from './logisticWithFloor.ts';
import { powerLawWithOffset } from './powerLawWithOffset.ts';

/** Every law, simplest first. To add one: a file, and a line here. */
export const laws: readonly Law[] = [
  constant,
  linear,
  exponentialInLoss,
  powerLawWithOffset,
  logAccuracyPowerLaw,
  logisticWithFloor,
  brokenPowerLaw,
];
