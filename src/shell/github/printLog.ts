import { randomUUID } from 'node:crypto';

/** Prints text to the log of a job so that no line of it can be a command to the runner. */
export const printLog = (text: string): void => {
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n${text}\n::${token}::\n`);
};
