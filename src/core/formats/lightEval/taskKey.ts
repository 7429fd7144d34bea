/** A key of `results`, taken apart. */
export interface TaskKey {
  readonly task: string;
  /** `leaderboard`, `helm`, `lighteval`: whose version of the task this is; null from 0.12 on, which has no suites. */
  readonly suite: string | null;
  /** In-context examples; null where the key does not say. */
  readonly shots: number | null;
}

const COUNT = /^\d{1,9}$/;

/** The most fields after the task: shots and whether they may be cut. */
const MOST_COUNTS = 2;

/**
 * Takes `suite|task|shots` apart, and its dialects: `suite|task|shots|truncation` (old), `task|shots` (0.12 and later),
 * `suite|task` and `task` (keys of `config_tasks`). Counts stand at the end; of two, the first is the shots.
 */
export const taskKey = (key: string): TaskKey => {
  const fields = key.split('|');
  let named = fields.length;
  while (named > 1 && fields.length - named < MOST_COUNTS && COUNT.test(fields[named - 1] ?? '')) named--;
  const shots = fields[named];
  const [first = key, ...rest] = fields.slice(0, named);
  return {
    task: rest.length === 0 ? first : rest.join('|'),
    suite: rest.length === 0 ? null : first,
    shots: shots === undefined ? null : Number(shots),
  };
};
