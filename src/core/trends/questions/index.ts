import { couldItBeAJump } from './couldItBeAJump.ts';
import { doesItFall } from './doesItFall.ts';
import { doesItHoldOut } from './doesItHoldOut.ts';
import { doesItJump } from './doesItJump.ts';
import { doesItRise } from './doesItRise.ts';
import { doesItStillRise } from './doesItStillRise.ts';
import { doesTheLargeEndHold } from './doesTheLargeEndHold.ts';
import { doesTheLawCarry } from './doesTheLawCarry.ts';
import { doesTheLawFit } from './doesTheLawFit.ts';
import { doTheCurvesDisagree } from './doTheCurvesDisagree.ts';
import { isTheClimbSeen } from './isTheClimbSeen.ts';
import { isTheFlatConclusive } from './isTheFlatConclusive.ts';
import { isTheGainLate } from './isTheGainLate.ts';
import { isTheGainResolved } from './isTheGainResolved.ts';
import { isTheScatterBeyondNoise } from './isTheScatterBeyondNoise.ts';

/** Every question that is asked of a curve, in the order in which their numbers are shown. */
export const trendQuestions = {
  doesItRise,
  doesItFall,
  doesItJump,
  doesTheLawCarry,
  doesTheLawFit,
  doesTheLargeEndHold,
  isTheClimbSeen,
  couldItBeAJump,
  doesItStillRise,
  isTheGainResolved,
  isTheGainLate,
  isTheScatterBeyondNoise,
  isTheFlatConclusive,
  doesItHoldOut,
  doTheCurvesDisagree,
} as const;
