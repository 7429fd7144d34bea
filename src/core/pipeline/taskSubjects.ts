import type { TaskSubject } from '../policy/taskSubject.ts';
import type { TrainingHealth } from '../training/trainingHealth.ts';
import type { TaskAnalyses } from './analyseTasks.ts';
import type { DrawnCurves } from './drawCurves.ts';

/** The tasks as the rules about them see them. */
export const taskSubjects = (
  { tasks }: DrawnCurves,
  { ofTasks, shifts }: TaskAnalyses,
  training: TrainingHealth,
): readonly TaskSubject[] =>
  tasks.flatMap((task, index) => {
    const trend = ofTasks[index];
    const own = shifts.filter((shift) => shift.task === task.task && shift.metric === task.metric);
    return trend === undefined
      ? []
      : [{ ...task, trend, shifts: own, training: training.marksOf(...task.curves) }];
  });
