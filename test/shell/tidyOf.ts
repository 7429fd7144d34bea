/** Twelve runs of doubling size as a tidy table, with a score a task by the run's number. */
export const tidyOf = (
  axis: 'params' | null,
  tasks: readonly (readonly [string, (step: number) => number])[],
  nameOf: (step: number) => string = (step) => `run-${String(step).padStart(2, '0')}`,
): string => {
  const header = ['run', 'task', 'metric', 'score', 'n', ...(axis === null ? [] : [axis])].join(',');
  const rows = Array.from({ length: 12 }, (_, step) =>
    tasks.map(([task, scoreOf]) =>
      [
        nameOf(step),
        task,
        'acc',
        scoreOf(step).toFixed(4),
        1000,
        ...(axis === null ? [] : [1e6 * 2 ** step]),
      ].join(','),
    ),
  );
  return `${[header, ...rows.flat()].join('\n')}\n`;
};
