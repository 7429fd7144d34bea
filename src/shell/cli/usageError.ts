/** Flags, operands or the config are wrong: one sentence for the user, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
