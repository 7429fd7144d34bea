import { directionShift } from './directionShift.ts';
import { levelShift } from './levelShift.ts';
import { rankingShift } from './rankingShift.ts';
import type { ShiftKindDetector } from './shiftKindDetector.ts';
import { slopeShift } from './slopeShift.ts';
import { verdictShift } from './verdictShift.ts';

/** The kinds of shift, gravest first: the first one found gives the shift its name and its sentence. */
export const shiftKindDetectors: readonly ShiftKindDetector[] = [
  directionShift,
  rankingShift,
  slopeShift,
  levelShift,
  verdictShift,
];
