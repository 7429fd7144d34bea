import { escapeTerminal } from '../../core/text/escapeTerminal.ts';
import { didYouMean } from '../../core/text/nearestName.ts';
import type { ExitStatus } from '../getExitStatus.ts';
import { messageOf } from '../messageOf.ts';
import { toolVersion } from '../toolVersion.ts';
import type { CliEnvironment } from './cliEnvironment.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { commandHelp, programHelp } from './helpText.ts';
import { readArguments } from './readArguments.ts';
import { colourAsked, widthOf } from './terminal.ts';
import { UsageError } from './usageError.ts';

const widestHelp = 100;

const unknownCommand = (word: string): UsageError => {
  const names = commands.map(({ name }) => name);
  const meant = word.startsWith('-') ? didYouMean(word, ['--help', '--version']) : didYouMean(word, names);
  return new UsageError(
    `There is no ${word.startsWith('-') ? 'option' : 'command'} ${JSON.stringify(word)}.` +
      (meant === '' ? ' `scaling-guard --help` lists what there is.' : meant),
  );
};

const runCommand = async (command: Command, environment: CliEnvironment): Promise<ExitStatus> => {
  const given = readArguments(command, environment.argv.slice(1));
  if (!given.has('help')) {
    return command.run(given, { ...environment, env: colourAsked(given.value('color'), environment.env) });
  }
  environment.stdout.write(commandHelp(command, Math.min(widestHelp, widthOf(environment.stdout))));
  return 0;
};

const dispatch = (environment: CliEnvironment): Promise<ExitStatus> | ExitStatus => {
  const { argv, stdout } = environment;
  const [word, topic] = argv;
  const help = (): string => programHelp(commands, Math.min(widestHelp, widthOf(stdout)));
  if (word === undefined) throw new UsageError(`Name a command.\n\n${help().trimEnd()}`);
  if (word === '--version') {
    stdout.write(`${toolVersion}\n`);
    return 0;
  }
  if (word === '--help' || word === '-h' || word === 'help') {
    const command = commands.find(({ name }) => name === topic);
    if (topic !== undefined && command === undefined) throw unknownCommand(topic);
    stdout.write(
      command === undefined ? help() : commandHelp(command, Math.min(widestHelp, widthOf(stdout))),
    );
    return 0;
  }
  const command = commands.find(({ name }) => name === word);
  if (command === undefined) throw unknownCommand(word);
  return runCommand(command, environment);
};

const wantsStack = ({ argv, env }: CliEnvironment): boolean =>
  argv.includes('--debug') || (env.SCALING_GUARD_DEBUG !== undefined && env.SCALING_GUARD_DEBUG !== '');

/**
 * The whole command, without a process: standard output carries only the result, everything else goes to standard error.
 * A user's mistake is one sentence and status 2; anything thrown besides is a bug and status 3.
 */
export const runCli = async (environment: CliEnvironment): Promise<ExitStatus> => {
  const { stderr } = environment;
  try {
    return await dispatch(environment);
  } catch (error) {
    if (error instanceof UsageError) {
      stderr.write(`scaling-guard: ${error.message.split('\n').map(escapeTerminal).join('\n')}\n`);
      return 2;
    }
    const message = messageOf(error);
    stderr.write(`scaling-guard: a bug in scaling-guard ${toolVersion}: ${escapeTerminal(message)}\n`);
    if (wantsStack(environment) && error instanceof Error) stderr.write(`${error.stack ?? ''}\n`);
    else
      stderr.write(
        'Nothing was judged. Please report this with the output of the same command and --debug.\n',
      );
    return 3;
  }
};
