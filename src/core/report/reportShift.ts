import type { Shift } from '../shifts/shift.ts';
import type { ReportShift } from './report.ts';

/** A shift, as the report shows it. */
export const reportShift = ({ task, metric, factor, levels, flip, ...rest }: Shift): ReportShift => ({
  id: [
    task,
    metric,
    factor,
    levels.join(' / '),
    ...(flip === null ? [] : [`${flip.factor}: ${flip.levels.join(' / ')}`]),
  ].join(' · '),
  task,
  metric,
  factor,
  levels,
  flip,
  ...rest,
});
