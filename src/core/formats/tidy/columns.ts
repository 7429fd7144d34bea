/** Columns without which a row says nothing. */
export const requiredColumns = ['run', 'task', 'metric', 'score'] as const;

/** The other plain columns. */
const optionalColumns = [
  'stderr',
  'n',
  'chance',
  'params',
  'params_kind',
  'tokens',
  'flops',
  'step',
  'training_run',
  'task_loss',
  'higher_is_better',
  'date',
] as const;

/** Prefixes of the columns that a user names: a validation loss by corpus, a factor by name. */
export const LOSS = 'loss:';
export const FACTOR = 'factor:';

const plain = new Set<string>([...requiredColumns, ...optionalColumns]);

/** Whether a column belongs to the tidy table. */
export const isKnownColumn = (name: string): boolean =>
  plain.has(name) ||
  (name.startsWith(LOSS) && name.length > LOSS.length) ||
  (name.startsWith(FACTOR) && name.length > FACTOR.length);

/** What a mistyped column may have been meant as. */
export const plainColumns: readonly string[] = [...requiredColumns, ...optionalColumns];
