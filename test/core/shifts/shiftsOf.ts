import type { Curve } from '../../../src/core/curves/curve.ts';
import { findShifts } from '../../../src/core/shifts/findShifts.ts';
import type { Shift } from '../../../src/core/shifts/shift.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { curveOf, type MeanCurve, scored, spreadLosses } from '../../support/shifts/simulatedCurves.ts';

export const shiftsOf = (
  curves: readonly Curve[],
  factors: readonly string[] = ['corpus'],
): readonly Shift[] => findShifts(curves, factors, { seed: 1 }).shifts;

export const only = (shifts: readonly Shift[]): Shift => {
  const [shift] = shifts;
  if (shift === undefined || shifts.length > 1) throw new Error(`expected one shift, got ${shifts.length}`);
  return shift;
};

/** One task at two corpora, 30 runs and 5,000 items each. */
export const pairOf = (c4: MeanCurve, pile: MeanCurve, seed = 7, task = 'task'): readonly Curve[] => {
  const random = randomSource(seed);
  return [
    curveOf(task, { corpus: 'c4' }, scored('c4', spreadLosses(30, random), c4, 5000, random)),
    curveOf(task, { corpus: 'pile' }, scored('pile', spreadLosses(30, random), pile, 5000, random)),
  ];
};
