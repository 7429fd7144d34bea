import { configAt } from '../../core/configuration/configPlaces.ts';
import { piecesOf } from '../../core/renderers/piecesOf.ts';
import type { Renderer, RenderOptions } from '../../core/renderers/renderer.ts';
import type { Report } from '../../core/report/report.ts';
import { escapeTerminal } from '../../core/text/escapeTerminal.ts';
import { didYouMean } from '../../core/text/nearestName.ts';
import { checkDefaults } from '../checkDefaults.ts';
import { type ExitStatus, getExitStatus } from '../getExitStatus.ts';
import { pageCode } from '../pageCode.ts';
import { localRulePages, rulePages } from '../rulePages.ts';
import { toolVersion } from '../toolVersion.ts';
import { checkedFolder } from './checkedFolder.ts';
import type { CliEnvironment } from './cliEnvironment.ts';
import type { Arguments, Command } from './command.ts';
import { localBase } from './localBase.ts';
import { progress } from './progress.ts';
import { readDate, readNumber } from './readNumber.ts';
import { tellConfigProblems } from './tellConfigProblems.ts';
import { showsLinks, wantsColour, widthOf } from './terminal.ts';
import { UsageError } from './usageError.ts';
import { writeOut } from './writeOut.ts';

const formats = ['text', 'json', 'markdown', 'html', 'sarif'];

const chosenRenderer = (renderers: readonly Renderer[], given: string): Renderer => {
  const renderer = renderers.find(({ name }) => name === given);
  if (renderer !== undefined) return renderer;
  const names = renderers.map(({ name }) => name);
  throw new UsageError(
    `There is no format ${JSON.stringify(given)}; there are ${names.join(', ')}.${didYouMean(given, names)}`,
  );
};

/** How claims are told, by `--verbose` and `--claim`: of the text only, since every other format has all of each claim. */
const claimsAsked = (given: Arguments, format: string): Required<RenderOptions>['claims'] => {
  const names = given.values('claim');
  if (names.length === 0 && !given.has('verbose')) return 'brief';
  if (format !== 'text') {
    throw new UsageError(
      `--${names.length > 0 ? 'claim' : 'verbose'} is for the text; ${format} has all that is known of every claim.`,
    );
  }
  return names.length > 0 ? names : 'full';
};

/** Throws where a claim was asked for that no plan has. */
const findClaims = (names: Required<RenderOptions>['claims'], { claims }: Report): void => {
  if (typeof names === 'string') return;
  const known = claims.map(({ plan, id }) => `${plan}/${id}`);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const none = known.length === 0 ? ' No plan has a claim here.' : ' It is named PLAN/CLAIM.';
  throw new UsageError(`No claim is called ${JSON.stringify(unknown)}.${didYouMean(unknown, known) || none}`);
};

const verdictLine = ({ decision, headline }: Report): string => escapeTerminal(`${decision}: ${headline}`);

const run = async (given: Arguments, environment: CliEnvironment): Promise<ExitStatus> => {
  const { stdout, stderr, env, cwd, today } = environment;
  const quiet = given.has('quiet');
  const out = given.value('out');
  const asOf = readDate('date', given.value('date'), today());
  const seed = readNumber('seed', given.value('seed'), checkDefaults.seed, { least: 0, most: 2 ** 32 - 1 });
  const resamples = readNumber('resamples', given.value('resamples'), checkDefaults.resamples, {
    least: 0,
    most: 10_000,
  });
  const width = readNumber('width', given.value('width'), widthOf(stdout), { least: 40, most: 1000 });

  const [{ check }, { renderers }] = await Promise.all([
    import('../../core/check.ts'),
    import('../../core/renderers/index.ts'),
  ]);
  const renderer = chosenRenderer(renderers, given.value('format') ?? 'text');
  const claims = claimsAsked(given, renderer.name);

  const steps = progress(stderr, quiet);
  steps.show('listing the files');
  const { folder, workspace, configPath } = checkedFolder(
    given.operands[0] ?? '.',
    given.value('config'),
    cwd,
  );
  const revision = given.value('base');
  const base =
    revision === undefined
      ? null
      : localBase(revision, folder, workspace, configPath === null ? [] : [configPath]);
  const outcome = check({
    workspace,
    configPath,
    base,
    asOf,
    seed,
    resamples,
    toolVersion,
    onProgress: (step) => steps.show(step),
  });
  steps.clear();
  if (outcome.kind === 'config-error') {
    tellConfigProblems(outcome.problems, environment);
    return 2;
  }
  const { report } = outcome;
  findClaims(claims, report);
  const colour = out === undefined && wantsColour(stdout, env);
  const linked = out === undefined && showsLinks(stdout, env);
  const pieces =
    quiet && renderer.name === 'text'
      ? [`${verdictLine(report)}\n`]
      : piecesOf(renderer, report, {
          width,
          colour,
          claims,
          pageCode,
          rulePages: renderer.name === 'text' ? (linked ? localRulePages() : null) : rulePages,
        });
  if (out === undefined) for (const piece of pieces) stdout.write(piece);
  else {
    writeOut(out, pieces, environment);
    if (!quiet) stderr.write(`${verdictLine(report)} Written to ${escapeTerminal(out)}.\n`);
  }
  return getExitStatus(report);
};

export const checkCommand: Command = {
  name: 'check',
  operands: '[FOLDER]',
  mostOperands: 1,
  about: 'judge the evidence and plans below a folder',
  options: [
    { name: 'config', value: 'FILE', about: `the config (default: ${configAt}; without one, trends alone)` },
    { name: 'date', value: 'YYYY-MM-DD', about: 'the day that expiries are judged by (default: today)' },
    { name: 'base', value: 'REV', about: 'judge what changed since REV, by the policy that REV has' },
    { name: 'format', value: formats.join('|'), about: 'how to show the result (default: text)' },
    { name: 'out', value: 'FILE', about: 'write the result there instead of to standard output' },
    { name: 'seed', value: 'N', about: `seed of all resampling (default: ${checkDefaults.seed})` },
    {
      name: 'resamples',
      value: 'N',
      about: `resamples behind each stability (default: ${checkDefaults.resamples}; 0: none)`,
    },
    { name: 'width', value: 'COLUMNS', about: 'width of the text (default: that of the terminal)' },
    {
      name: 'claim',
      value: 'PLAN/CLAIM',
      about: 'show all that is known of this claim, with its waiver, and nothing else; may be repeated',
    },
    { name: 'verbose', value: null, about: 'show all that is known of every claim' },
    { name: 'quiet', value: null, about: 'show the verdict line only, and no progress' },
  ],
  notes: [
    'Exit status: 0 pass or warn; 1 block or inconclusive (0 in advise mode); 2 flags or config are wrong; 3 a bug.',
  ],
  run,
};
