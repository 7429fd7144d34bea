import { configAt } from '../../core/configuration/configPlaces.ts';
import { isLetThrough } from '../../core/policy/decision.ts';
import { escapeTerminal } from '../../core/text/escapeTerminal.ts';
import { checkDefaults } from '../checkDefaults.ts';
import type { ExitStatus } from '../getExitStatus.ts';
import { toolVersion } from '../toolVersion.ts';
import { checkedFolder } from './checkedFolder.ts';
import type { CliEnvironment } from './cliEnvironment.ts';
import type { Arguments, Command } from './command.ts';
import { progress } from './progress.ts';
import { readDate, readNumber } from './readNumber.ts';
import { readQuestion } from './readQuestion.ts';
import { tellConfigProblems } from './tellConfigProblems.ts';
import { wantsColour, widthOf } from './terminal.ts';
import { UsageError } from './usageError.ts';
import { writeOut } from './writeOut.ts';

const formats = ['text', 'json'];

const run = async (given: Arguments, environment: CliEnvironment): Promise<ExitStatus> => {
  const { stdout, stderr, env, cwd, today } = environment;
  const out = given.value('out');
  const format = given.value('format') ?? 'text';
  if (!formats.includes(format))
    throw new UsageError(`There is no format ${JSON.stringify(format)} of a forecast; there are text, json.`);
  const asOf = readDate('date', given.value('date'), today());
  const seed = readNumber('seed', given.value('seed'), checkDefaults.seed, { least: 0, most: 2 ** 32 - 1 });
  const width = readNumber('width', given.value('width'), widthOf(stdout), { least: 40, most: 1000 });
  const question = readQuestion(given);

  const [{ forecast }, { renderForecast }, { jsonRenderer }] = await Promise.all([
    import('../../core/forecast.ts'),
    import('../../core/renderers/renderForecast.ts'),
    import('../../core/renderers/jsonRenderer.ts'),
  ]);
  const steps = progress(stderr, false);
  const { workspace, configPath } = checkedFolder(given.operands[0] ?? '.', given.value('config'), cwd);
  const answer = forecast({
    workspace,
    configPath,
    question,
    asOf,
    seed,
    resamples: checkDefaults.resamples,
    toolVersion,
    onProgress: (step) => steps.show(step),
  });
  steps.clear();
  if (answer.kind === 'config-error') {
    tellConfigProblems(answer.problems, environment);
    return 2;
  }
  if (answer.kind === 'question-error') {
    const errors = answer.problems.filter(({ severity }) => severity === 'error').length;
    const broken = errors === 0 ? '' : ` Some evidence could not be read; \`scaling-guard check\` says what.`;
    throw new UsageError(`${answer.message}.${broken}`.replace(/([?!.])\./, '$1'));
  }
  const { report } = answer;
  const options = {
    width,
    colour: out === undefined && wantsColour(stdout, env),
    expect: question.expect?.text ?? null,
    where: question.where,
  };
  const text = format === 'json' ? jsonRenderer.render(report, options) : renderForecast(report, options);
  if (out === undefined) stdout.write(text);
  else {
    writeOut(out, [text], environment);
    stderr.write(`Written to ${escapeTerminal(out)}.\n`);
  }
  // Whoever asks by hand what would be decided is told so in either mode.
  return question.expect === null || isLetThrough(report.decision) ? 0 : 1;
};

export const forecastCommand: Command = {
  name: 'forecast',
  operands: '[FOLDER]',
  mostOperands: 1,
  about: 'forecast a task at a scale from the evidence below a folder, without a plan',
  options: [
    { name: 'task', value: 'TASK', about: 'the task, as the evidence names it' },
    { name: 'metric', value: 'METRIC', about: 'the metric; may be left out where the task has one only' },
    {
      name: 'at',
      value: 'SCALE',
      about:
        'flops=1e24, params=6.9e9,tokens=1.38e11 or loss:CORPUS=2.4; several times for a table; without it, the scales of the evidence are named',
    },
    { name: 'where', value: 'FACTOR=LEVEL,…', about: 'factor levels; a factor left open gives every curve' },
    { name: 'confidence', value: 'C', about: 'confidence of the limits, 0.5 to below 1 (default: 0.9)' },
    {
      name: 'expect',
      value: 'SCORE',
      about: 'what is expected, such as ">= 0.7": says what check would decide, and why',
    },
    { name: 'config', value: 'FILE', about: `the config (default: ${configAt}; without one, all evidence)` },
    { name: 'date', value: 'YYYY-MM-DD', about: 'the day that is written into the report (default: today)' },
    { name: 'format', value: formats.join('|'), about: 'how to show the result (default: text)' },
    { name: 'out', value: 'FILE', about: 'write the result there instead of to standard output' },
    { name: 'seed', value: 'N', about: `seed of all resampling (default: ${checkDefaults.seed})` },
    { name: 'width', value: 'COLUMNS', about: 'width of the text (default: that of the terminal)' },
  ],
  notes: [
    'Exit status: 0, and with --expect 0 pass or warn, 1 block or inconclusive, whatever the mode; 2 flags or config are wrong, or the evidence has nothing of that name; 3 a bug.',
    'JSON is a report as of check, with one claim a scale, and one more a curve where factors are left open.',
  ],
  run,
};
