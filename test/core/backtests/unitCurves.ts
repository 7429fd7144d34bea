import type { UnitCurve, UnitPoint } from '../../../src/core/backtests/unitCurve.ts';

/** A curve in forecast units from (t, y) pairs. */
export const unitCurve = (
  pairs: readonly (readonly [t: number, y: number])[],
  rest: Partial<UnitCurve> = {},
  point: Partial<UnitPoint> = {},
): UnitCurve => ({
  id: 'a curve',
  task: 'a task',
  chance: 0.25,
  kind: 'bounded',
  limits: { lower: 0, upper: 1 },
  points: pairs.map(([t, y], index) => {
    const run = `run-${String(index).padStart(3, '0')}`;
    return { run, trainingRun: run, t, y, variance: null, items: 1000, ...point };
  }),
  ...rest,
});
