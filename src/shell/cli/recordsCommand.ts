import { configAt } from '../../core/configuration/configPlaces.ts';
import type { ExitStatus } from '../getExitStatus.ts';
import { checkedFolder } from './checkedFolder.ts';
import type { CliEnvironment } from './cliEnvironment.ts';
import type { Arguments, Command } from './command.ts';
import { readNumber } from './readNumber.ts';
import { tellConfigProblems } from './tellConfigProblems.ts';
import { wantsColour, widthOf } from './terminal.ts';
import { UsageError } from './usageError.ts';

const formats = ['text', 'json'];

const countErrors = (errors: number): string =>
  errors === 0
    ? ''
    : ` ${errors === 1 ? '1 error' : `${errors} errors`} in the evidence: \`scaling-guard check\` tells them.`;

const run = async (given: Arguments, environment: CliEnvironment): Promise<ExitStatus> => {
  const { stdout, stderr, env, cwd, today } = environment;
  const format = given.value('format') ?? 'text';
  if (!formats.includes(format))
    throw new UsageError(`There is no format ${JSON.stringify(format)} of records; there are text, json.`);
  const width = readNumber('width', given.value('width'), widthOf(stdout), { least: 40, most: 1000 });
  const [{ listRecords }, { renderRecords, MOST_IN_TABLE }] = await Promise.all([
    import('../../core/listRecords.ts'),
    import('../../core/renderers/renderRecords.ts'),
  ]);
  const { workspace, configPath } = checkedFolder(given.operands[0] ?? '.', given.value('config'), cwd);
  const query = {
    run: given.value('run') ?? null,
    task: given.value('task') ?? null,
    metric: given.value('metric') ?? null,
  };
  const listing = listRecords({ workspace, configPath, asOf: today(), query });
  if (listing.kind === 'config-error') {
    tellConfigProblems(listing.problems, environment);
    return 2;
  }
  if (listing.kind === 'no-match') throw new UsageError(`${listing.message}${countErrors(listing.errors)}`);
  if (format === 'json') {
    for (const view of listing.views()) stdout.write(`${JSON.stringify(view)}\n`);
  } else {
    const shown = [];
    for (const view of listing.views()) {
      shown.push(view);
      if (shown.length === MOST_IN_TABLE) break;
    }
    const options = { width, colour: wantsColour(stdout, env), count: listing.count };
    stdout.write(renderRecords(shown, options));
  }
  if (listing.errors > 0) stderr.write(`scaling-guard:${countErrors(listing.errors)}\n`);
  return 0;
};

export const recordsCommand: Command = {
  name: 'records',
  operands: '[FOLDER]',
  mostOperands: 1,
  about: 'show the scores that are read below a folder, and where each of their fields is from',
  options: [
    { name: 'run', value: 'RUN', about: 'the run, by its id or an alias; `*` stands for any characters' },
    { name: 'task', value: 'TASK', about: 'the task, such as "mmlu_*"' },
    { name: 'metric', value: 'METRIC', about: 'the metric' },
    { name: 'config', value: 'FILE', about: `the config (default: ${configAt}; without one, all evidence)` },
    {
      name: 'format',
      value: formats.join('|'),
      about: 'how to show them (default: text); json is one record a line',
    },
    { name: 'width', value: 'COLUMNS', about: 'width of the text (default: that of the terminal)' },
  ],
  notes: [
    'Exit status: 0 where there are any; 2 flags or config are wrong, or the evidence has nothing of that name; 3 a bug.',
    'Each field has its file, its pointer and the rule by which it was chosen; `scaling-guard schema record` describes a line of JSON.',
  ],
  run,
};
