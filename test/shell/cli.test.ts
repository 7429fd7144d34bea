import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getExitStatus } from '../../src/shell/getExitStatus.ts';
import { runCommand } from './runCommand.ts';
import { evidenceOnly, failingLab } from './smallLab.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const fast = ['--resamples', '0'];

describe('scaling-guard', () => {
  it('lists its commands, and no others', async () => {
    const { status, stdout } = await runCommand(['--help']);
    expect(status).toBe(0);
    expect([...stdout.matchAll(/^ {2}(\w+) \[/gm)].map((match) => match[1])).toEqual([
      'check',
      'forecast',
      'records',
      'init',
      'lock',
      'doctor',
      'explain',
      'schema',
    ]);
  });

  it('has help for each command', async () => {
    for (const name of ['check', 'forecast', 'records', 'init', 'lock', 'explain', 'schema']) {
      const byOption = await runCommand([name, '--help']);
      expect(byOption.stdout).toContain(`Usage: scaling-guard ${name}`);
      expect((await runCommand([name, '-h'])).stdout).toBe(byOption.stdout);
      expect((await runCommand(['help', name])).stdout).toBe(byOption.stdout);
    }
  });

  it('prints a version alone', async () => {
    expect((await runCommand(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });

  it.each([
    [[], 'Name a command'],
    [['chekc'], 'There is no command "chekc". Did you mean `check`?'],
    [['frobnicate'], '`scaling-guard --help` lists what there is.'],
    [['--verison'], 'There is no option "--verison". Did you mean `--version`?'],
    [['help', 'ini'], 'Did you mean `init`?'],
    [['check', '--formt', 'json'], 'check has no option --formt. Did you mean `--format`?'],
    [['check', '-q'], 'check has no option -q.'],
    [['check', '--frobnicate'], '`scaling-guard check --help` lists them.'],
    [['check', '--format'], '--format needs a value: --format text|json|markdown|html|sarif.'],
    [['check', '--out', '--quiet'], '--out needs a value'],
    [['check', '--quiet=yes'], '--quiet takes no value.'],
    [['check', 'a', 'b'], 'check takes one operand, [FOLDER]; got "a" "b".'],
    [['check', '--format', 'jsn'], 'Did you mean `json`?'],
    [['check', '--seed', '-1'], '--seed takes a whole number from 0 to 4294967295; got "-1".'],
    [['check', '--resamples', '1e9'], '--resamples takes a whole number'],
    [['check', '--width', '10'], '--width takes a whole number from 40'],
    [['check', '--date', '2026-06-31'], '--date takes a date such as 2027-01-31; got "2026-06-31".'],
    [['check', '--date', 'tomorrow'], '--date takes a date'],
    [['check', 'no-such-folder'], 'There is no folder "no-such-folder".'],
    [['check', 'package.json'], '"package.json" is a file; name the folder that holds it.'],
    [['explain', 'SG40'], 'Did you mean `SG401`?'],
    [['explain', 'predictible'], 'Did you mean `predictable`?'],
    [['explain', 'quux'], '`scaling-guard explain` lists what is.'],
    [['schema', 'confg'], 'Did you mean `config`?'],
  ])('answers %j with status 2 and what would be right', async (argv, said) => {
    const { status, stdout, stderr } = await runCommand(argv);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/\bat .*\.ts:\d+/);
  });
});

describe('check', () => {
  it('fails on a blocked or undecided claim, and says so on standard output alone', async () => {
    const folder = temporaryFolder(failingLab());
    const { status, stdout, stderr } = await runCommand(['check', folder, ...fast]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^(✗ block|\? inconclusive) {2}/);
    expect(stderr).toBe('');
  });

  it('never fails in advise mode, and decides the same', async () => {
    const enforce = await runCommand(['check', temporaryFolder(failingLab()), ...fast, '--quiet']);
    const advise = await runCommand(['check', temporaryFolder(failingLab('advise')), ...fast, '--quiet']);
    expect(advise.status).toBe(0);
    expect(advise.stdout).toBe(enforce.stdout);
    expect(enforce.stdout).toMatch(/^(block|inconclusive): .*\.\n$/);
  });

  it('judges trends alone without a config, in the folder it stands in', async () => {
    const cwd = temporaryFolder(evidenceOnly);
    const { status, stdout } = await runCommand(['check', '--format', 'json', ...fast], { cwd });
    const report = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(report.inputs.config).toBeNull();
    expect(report.tasks.map(({ task }: { task: string }) => task)).toEqual(['completion', 'riddles']);
    expect(report.asOf).toBe('2026-11-22');
  });

  it('says that nothing is known where there is no evidence', async () => {
    const { status, stdout } = await runCommand(['check', temporaryFolder({ 'notes.txt': '' })]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^\? inconclusive/);
  });

  it('gives the same bytes for the same input and seed', async () => {
    const folder = temporaryFolder(failingLab());
    const run = () => runCommand(['check', folder, '--format', 'json', '--resamples', '5', '--seed', '7']);
    const [first, second] = [await run(), await run()];
    expect(second.stdout).toBe(first.stdout);
    expect(JSON.parse(first.stdout).seed).toBe(7);
  });

  it('writes the result to a file and only a note to standard error', async () => {
    const folder = temporaryFolder(failingLab());
    const out = join(temporaryFolder(), 'report.md');
    const { status, stdout, stderr } = await runCommand([
      'check',
      folder,
      '--format',
      'markdown',
      '--out',
      out,
      ...fast,
    ]);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^(block|inconclusive): .* Written to .*report\.md\.\n$/);
    expect(readFileSync(out, 'utf8')).toMatch(/^## \S+ scaling-guard: /);
  });

  it('says when the file cannot be written', async () => {
    const { status, stderr } = await runCommand([
      'check',
      temporaryFolder(evidenceOnly),
      ...fast,
      '--out',
      'no/such/folder/x',
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain('cannot be written (ENOENT)');
  });

  it('takes a config from anywhere inside the folder, hidden folders included', async () => {
    const { '.github/scaling-guard.yml': config = '', ...rest } = failingLab();
    const folder = temporaryFolder({
      ...rest,
      '.config/guard.yml': config.replaceAll('"evals', '"../evals').replace('"plans', '"../plans'),
    });
    const { stdout } = await runCommand([
      'check',
      folder,
      '--config',
      join(folder, '.config/guard.yml'),
      '--format',
      'json',
      ...fast,
    ]);
    expect(JSON.parse(stdout).inputs.config).toBe('.config/guard.yml');
  });

  it.each([
    ['missing.yml', 'There is no config "missing.yml".'],
    ['../other.yml', 'lies outside of the checked folder'],
  ])('refuses the config %s', async (config, said) => {
    const cwd = temporaryFolder(evidenceOnly);
    const { status, stderr } = await runCommand(['check', '--config', config], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });

  it.each(['.github/scaling-guard.yaml', 'scaling-guard.yml'])(
    'never passes over a config named %s',
    async (name) => {
      const { status, stderr } = await runCommand([
        'check',
        temporaryFolder({ ...evidenceOnly, [name]: 'version: 1' }),
      ]);
      expect(status).toBe(2);
      expect(stderr).toContain(`Found ${name}, but the config is looked for at .github/scaling-guard.yml`);
    },
  );

  it('names what is wrong in a config, with its place, in either mode', async () => {
    for (const mode of ['enforce', 'advise']) {
      const files = failingLab(mode);
      const config = files['.github/scaling-guard.yml']?.replace('evidence:', 'evidnece:') ?? '';
      const folder = temporaryFolder({ ...files, '.github/scaling-guard.yml': config });
      const { status, stdout, stderr } = await runCommand(['check', folder]);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain('the config cannot be used, so nothing was judged');
      expect(stderr).toMatch(/\.github\/scaling-guard\.yml:2:1 {2}SG105 .*evidence/);
    }
  });

  it('shows progress on a terminal only, and wipes it', async () => {
    const folder = temporaryFolder(evidenceOnly);
    const shown = await runCommand(['check', folder, ...fast], { terminal: true });
    expect(shown.stderr).toContain('judging the trends');
    expect(shown.stderr.endsWith('\u001b[2K')).toBe(true);
    expect((await runCommand(['check', folder, ...fast, '--quiet'], { terminal: true })).stderr).toBe('');
  });

  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '' }, false, false],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ])('with %j on a terminal (%s) colours: %s', async (env, terminal, coloured) => {
    const { stdout } = await runCommand(['check', temporaryFolder(evidenceOnly), ...fast], { env, terminal });
    expect(stdout.includes('\u001b[')).toBe(coloured);
  });

  it.each([
    ['always', { NO_COLOR: '1' }, false, true],
    ['never', { FORCE_COLOR: '1' }, true, false],
    ['auto', { NO_COLOR: '1' }, true, false],
  ] as const)(
    'with --color %s goes before %j (terminal: %s) and colours: %s',
    async (when, env, terminal, coloured) => {
      const folder = temporaryFolder(evidenceOnly);
      const { stdout } = await runCommand(['check', folder, ...fast, '--color', when], { env, terminal });
      expect(stdout.includes('\u001b[')).toBe(coloured);
    },
  );

  it('keeps progress, colour and links out of a file and out of a pipe', async () => {
    const folder = temporaryFolder(evidenceOnly);
    const piped = await runCommand(['check', folder, ...fast], { env: { TERM: 'xterm-kitty' } });
    expect(piped.stderr).toBe('');
    expect(piped.stdout).not.toContain('\u001b');
    const shown = await runCommand(['check', folder, ...fast], { terminal: true });
    expect(shown.stdout).not.toContain('judging the trends');
    const env = { TERM: 'xterm-kitty' };
    const argv = ['check', folder, ...fast, '--out', 'result.txt'];
    await runCommand(argv, { cwd: folder, terminal: true, env });
    expect(readFileSync(join(folder, 'result.txt'), 'utf8')).not.toContain('\u001b');
  });

  it('shows one claim in full, and names the nearest where there is none of that name', async () => {
    const folder = temporaryFolder(failingLab());
    const name = /(?:block|inconclusive) {2}(\S+\/\S+)/.exec(
      (await runCommand(['check', folder, ...fast])).stdout,
    )?.[1];
    const one = await runCommand(['check', folder, ...fast, '--claim', `${name}`]);
    expect(one.status).toBe(1);
    expect(one.stdout).toContain('approved-by: ""');
    const wrong = await runCommand(['check', folder, ...fast, '--claim', `${name}x`]);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain(`Did you mean \`${name}\`?`);
    const other = await runCommand(['check', folder, ...fast, '--verbose', '--format', 'json']);
    expect(other.stderr).toContain('--verbose is for the text');
  });

  it('keeps to the width it is told', async () => {
    const { stdout } = await runCommand(['check', temporaryFolder(failingLab()), ...fast, '--width', '44']);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(44);
  });
});

describe('getExitStatus', () => {
  it.each([
    ['pass', 0, 0],
    ['warn', 0, 0],
    ['inconclusive', 1, 0],
    ['block', 1, 0],
  ] as const)('of %s is %d, in advise mode %d', (decision, enforce, advise) => {
    expect(getExitStatus({ decision, mode: 'enforce' })).toBe(enforce);
    expect(getExitStatus({ decision, mode: 'advise' })).toBe(advise);
  });
});

describe('explain', () => {
  it('explains a rule, whatever the case, with what to do next', async () => {
    const { status, stdout } = await runCommand(['explain', 'sg402']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^SG402 {2}The forecast speaks against the claim {2}\(error\)\n/);
    expect(stdout).toContain('\n  Next: ');
  });

  it('explains verdicts and decisions', async () => {
    expect((await runCommand(['explain', 'breakthrough'])).stdout).toContain('For a plan: ');
    expect((await runCommand(['explain', 'inconclusive'])).stdout).toContain('it never');
  });

  it('lists all there is', async () => {
    const { stdout } = await runCommand(['explain']);
    for (const name of ['SG101', 'SG409', 'trendless', 'block'])
      expect(stdout).toContain(`\n${name}`.slice(name === 'SG101' ? 1 : 0));
  });
});

describe('schema', () => {
  it('lists the schemas, and prints each as it is published', async () => {
    const names = (await runCommand(['schema'])).stdout.trim().split('\n');
    expect(names).toContain('config');
    for (const name of names) {
      const { status, stdout } = await runCommand(['schema', name]);
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(`schemas/${name}.v1.json`, 'utf8')));
    }
  });
});
