import { taskKey } from './taskKey.ts';

/** The mean over everything that was run, whatever that was. */
const OVERALL = 'all';
const AVERAGE = ':_average';

/** Whether a task is the mean over others. */
export const isAverage = (task: string): boolean => task.endsWith(AVERAGE);

/** No task is called longer; the parts of a longer name are not looked at. */
const LONGEST_NAME = 500;

/**
 * The keys of `results` that hold means over other rows: `all`, and `mmlu:_average|5` where a row `mmlu:…` stands beside it.
 * An average without its leaves is all that is known of the task, and stays.
 */
export const aggregateRows = (keys: readonly string[]): readonly string[] => {
  const parents = new Set(
    keys.flatMap((key) => {
      const { task, suite, shots } = taskKey(key);
      if (task.endsWith(AVERAGE) || task.length > LONGEST_NAME) return [];
      const colons = [...task.matchAll(/:/g)].map(({ index }) => task.slice(0, index));
      return colons.map((parent) => JSON.stringify([suite, parent, shots]));
    }),
  );
  return keys.filter((key) => {
    if (key === OVERALL) return true;
    const { task, suite, shots } = taskKey(key);
    return (
      task.endsWith(AVERAGE) && parents.has(JSON.stringify([suite, task.slice(0, -AVERAGE.length), shots]))
    );
  });
};
