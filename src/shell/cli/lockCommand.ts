import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configAt } from '../../core/configuration/configPlaces.ts';
import type { LockText } from '../../core/report/makeLocks.ts';
import { escapeTerminal } from '../../core/text/escapeTerminal.ts';
import { checkDefaults } from '../checkDefaults.ts';
import { toolVersion } from '../toolVersion.ts';
import { checkedFolder } from './checkedFolder.ts';
import type { CliEnvironment } from './cliEnvironment.ts';
import type { Arguments, Command } from './command.ts';
import { progress } from './progress.ts';
import { readDate } from './readNumber.ts';
import { UsageError } from './usageError.ts';

const writeLock = ({ path, text }: LockText, folder: string): void => {
  try {
    writeFileSync(join(folder, path), text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`${JSON.stringify(path)} cannot be written (${code}).`);
  }
};

const run = async (given: Arguments, { stdout, stderr, cwd, today }: CliEnvironment): Promise<0> => {
  const asOf = readDate('date', given.value('date'), today());
  const [{ check }, { makeLocks }] = await Promise.all([
    import('../../core/check.ts'),
    import('../../core/report/makeLocks.ts'),
  ]);
  const operand = given.operands[0] ?? '.';
  const { folder, workspace, configPath } = checkedFolder(operand, given.value('config'), cwd);
  const steps = progress(stderr, false);
  const { seed } = checkDefaults;
  const outcome = check({
    workspace,
    configPath,
    asOf,
    seed,
    resamples: 0,
    toolVersion,
    onProgress: (step) => steps.show(step),
  });
  steps.clear();
  if (outcome.kind === 'config-error')
    throw new UsageError(`The config cannot be used: ${outcome.problems[0]?.message ?? 'see check'}`);
  const locks = makeLocks(outcome.report);
  if (locks.length === 0)
    throw new UsageError(`There is no claim under ${JSON.stringify(operand)}, so there is nothing to lock.`);
  for (const lock of locks) {
    writeLock(lock, folder);
    stdout.write(`wrote  ${escapeTerminal(lock.path)}\n`);
  }
  return 0;
};

export const lockCommand: Command = {
  name: 'lock',
  operands: '[FOLDER]',
  mostOperands: 1,
  about: 'write beside each plan what its claims say and what is forecast for them now',
  options: [
    { name: 'config', value: 'FILE', about: `the config (default: ${configAt})` },
    { name: 'date', value: 'YYYY-MM-DD', about: 'the day that is written into the lock (default: today)' },
  ],
  notes: [
    'A later check warns where a forecast has left the interval that was locked. Locks that exist are overwritten.',
  ],
  run,
};
