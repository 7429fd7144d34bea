import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/core/documents/json/readJson.ts';
import type { Report } from '../../src/core/report/report.ts';
import { validateReport } from '../../src/core/validation/reportFile.ts';
import { documentOf, limits } from '../core/documents/reading.ts';
import { repositoryRoot } from '../support/contract/runner.ts';
import { runCommand } from './runCommand.ts';
import { evidenceOnly, failingLab } from './smallLab.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { tidyOf } from './tidyOf.ts';

const forecast = (...options: readonly string[]) =>
  runCommand(['forecast', temporaryFolder(evidenceOnly), ...options]);
const completion = ['--task', 'completion', '--at', 'params=3e9'];

const reportOf = async (...options: readonly string[]): Promise<Report> => {
  const { stdout } = await forecast(...options, '--format', 'json');
  return JSON.parse(stdout) as Report;
};

const draftIn = (text: string): string => {
  const from = text.indexOf('  - id:');
  return text.slice(from, text.indexOf('\n\n', from) + 1);
};

describe('forecast', () => {
  it('forecasts a task without plan and config, and says what the forecast rests on', async () => {
    const { status, stdout } = await forecast(...completion);
    expect(status).toBe(0);
    expect(stdout).toMatch(/forecast {4}0\.\d+, with 90% between 0\.\d+ and 0\.\d+/);
    expect(stdout).toMatch(/at least 0\.\d+ with 90% confidence/);
    expect(stdout).toMatch(/basis .*the params of the largest run; direct route; .* backtests/s);
    expect(stdout).toMatch(/interval calibrated .*since/s);
    for (const label of ['trend', 'would pass', 'by law'])
      expect(stdout).toMatch(new RegExp(`^ {4}${label} `, 'm'));
  });

  it('drafts a claim that check judges as the forecast did', async () => {
    const { stdout } = await forecast(...completion);
    const folder = temporaryFolder({
      ...failingLab(),
      'plans/next.yml': `version: 1\nplan: forecast\nclaims:\n${draftIn(stdout)}`,
    });
    const checked = await runCommand(['check', folder, '--format', 'json']);
    const ofCheck = (JSON.parse(checked.stdout) as Report).claims[0];
    // The same question under the same config, whose factors a check without one does not share.
    const asked = await runCommand(['forecast', folder, ...completion, '--format', 'json']);
    const ofForecast = (JSON.parse(asked.stdout) as Report).claims[0];
    const own = { file: null, line: null, waiver: null, wouldPass: null, nextRun: null };
    expect(ofForecast).toBeDefined();
    expect({ ...ofForecast, ...own }).toEqual({ ...ofCheck, ...own, metric: ofForecast?.metric });
  });

  it('reports the mode of the config, and fails what is expected in either', async () => {
    const folder = temporaryFolder(failingLab('advise'));
    const asked = ['forecast', folder, ...completion, '--expect', '>= 0.999', '--format', 'json'];
    const { status, stdout } = await runCommand(asked);
    expect([status, (JSON.parse(stdout) as Report).mode]).toEqual([1, 'advise']);
  });

  it('decides what is expected by the rules of check, and fails when check would', async () => {
    const modest = await forecast(...completion, '--expect', '>= 0.4');
    expect([modest.status, modest.stdout]).toEqual([
      0,
      expect.stringMatching(/(✓ pass|! warn) {2}at 3B params/),
    ]);
    expect(modest.stdout).toContain('expect: ">= 0.4"');
    const bold = await forecast(...completion, '--expect', '>= 0.999');
    expect([bold.status, bold.stdout]).toEqual([1, expect.stringContaining('SG402')]);
  });

  it('names a threshold only where the rules let it through', async () => {
    const [claim] = (await reportOf(...completion)).claims;
    expect(claim?.wouldPass ?? claim?.expect).toBe(claim?.expect);
    const far = await reportOf('--task', 'completion', '--at', 'params=1e16');
    expect([far.claims[0]?.decision, far.claims[0]?.wouldPass]).toEqual(['inconclusive', null]);
  });

  it('answers several scales in the order asked, as a table', async () => {
    const options = ['--task', 'completion', '--at', 'params=4e9', '--at', 'params=3e9'];
    const { stdout } = await forecast(...options);
    expect(stdout).toMatch(/at .*forecast .*would pass\n {2}4B params .*\n {2}3B params /);
    expect((await reportOf(...options)).claims.map(({ at }) => at.params)).toEqual([4e9, 3e9]);
  });

  it('answers every curve of a factor that is left open, beside the claim on all of them', async () => {
    const scores = ['a', 'b'].map((level, index) =>
      tidyOf('params', [['completion', (step) => 0.3 + 0.035 * step - 0.1 * index]])
        .split('\n')
        .map((line, row) =>
          line === '' ? '' : row === 0 ? `${line},factor:pretraining_corpus` : `${level}${line},${level}`,
        )
        .slice(index === 0 ? 0 : 1)
        .join('\n'),
    );
    const folder = temporaryFolder({ 'scores.csv': scores.join('') });
    const ask = async (...more: readonly string[]): Promise<Report> => {
      const { stdout } = await runCommand(['forecast', folder, ...completion, ...more, '--format', 'json']);
      return JSON.parse(stdout) as Report;
    };
    const open = await ask();
    expect(open.claims.map(({ where }) => where)).toEqual([
      {},
      { pretraining_corpus: 'a' },
      { pretraining_corpus: 'b' },
    ]);
    // The claim on all of them is held to the worst.
    expect(open.claims[0]?.forecast?.value).toBe(open.claims[2]?.forecast?.value);
    const [closed] = (await ask('--where', 'pretraining_corpus=a')).claims;
    expect(closed?.forecast).toEqual(open.claims[1]?.forecast);
  });

  it('writes a report that fits the schema, about the task alone, and the same bytes twice', async () => {
    const options = ['forecast', temporaryFolder(evidenceOnly), ...completion, '--format', 'json'];
    const [first, second] = [await runCommand(options), await runCommand(options)];
    expect(second.stdout).toBe(first.stdout);
    expect(validateReport(documentOf(readJson('report.json', first.stdout, limits))).kind).toBe('valid');
    const report = JSON.parse(first.stdout) as Report;
    expect([report.tasks, report.curves].map((list) => list.map(({ task }) => task))).toEqual([
      ['completion'],
      ['completion'],
    ]);
  });

  it('says what cannot be forecast and why, and drafts nothing', async () => {
    const { status, stdout } = await forecast('--task', 'completion', '--at', 'tokens=1e12');
    expect(status).toBe(0);
    expect(stdout).toMatch(/forecast {4}none: the axis is params/);
    expect(stdout).toContain('no claim to draft');
    expect(stdout).not.toContain('- id:');
    const expected = await forecast('--task', 'completion', '--at', 'tokens=1e12', '--expect', '>= 0.4');
    expect(expected.status).toBe(1);
  });

  it('shows the evidence that could not be read, which blocks as in check', async () => {
    const folder = temporaryFolder({ ...evidenceOnly, 'evals/broken.json': '{' });
    const asked = await runCommand(['forecast', folder, ...completion, '--expect', '>= 0.4']);
    expect([asked.status, asked.stdout]).toEqual([1, expect.stringContaining('evals/broken.json')]);
  });

  it('writes to a file, and leaves standard output alone', async () => {
    const folder = temporaryFolder({});
    const { stdout } = await runCommand(
      ['forecast', temporaryFolder(evidenceOnly), ...completion, '--out', 'f.txt'],
      { cwd: folder },
    );
    expect(stdout).toBe('');
    expect(readFileSync(join(folder, 'f.txt'), 'utf8')).toContain('To put it into a plan');
  });

  it.each([
    [['--at', 'params=3e9'], 'Name the task'],
    [['--task', 'completoin', '--at', 'params=3e9'], 'did you mean completion?'],
    [['--task', 'completion'], /say where with --at: completion stands against params, .* params \(\d/],
    [['--task', 'completion', '--at', 'parms=1e10'], 'Did you mean `params`?'],
    [['--task', 'completion', '--at', 'params=7B'], 'such as 6.9e9; got "7B"'],
    [['--task', 'completion', '--at', 'params=-1'], 'a number above 0'],
    [['--task', 'completion', '--at', 'params'], 'takes a scale such as flops=1e24'],
    [['--task', 'completion', '--at', 'params=1,params=2'], 'names "params" twice'],
    [['--task', 'completion', '--at', 'loss=2.4'], 'needs the corpus'],
    [[...completion, '--metric', 'bleu'], 'not scored by bleu; the evidence has'],
    [[...completion, '--where', 'corpus=c4'], 'no declared factor'],
    [[...completion, '--where', 'pretraining_corpus=c4'], 'no score of completion has pretraining_corpus c4'],
    [[...completion, '--expect', '0.7'], '--expect is "0.7"; write `>= 0.7`'],
    [[...completion, '--confidence', '1'], 'from 0.5 to below 1'],
    [[...completion, '--format', 'html'], 'there are text, json'],
  ])('refuses %j with one sentence and status 2', async (options, message) => {
    const { status, stdout, stderr } = await forecast(...options);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('does not forecast by a config that cannot be used', async () => {
    const folder = temporaryFolder(failingLab());
    writeFileSync(join(folder, '.github/scaling-guard.yml'), 'version: 2\n');
    const { status, stderr } = await runCommand(['forecast', folder, ...completion]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('config cannot be used')]);
  });

  it('names how params and tokens were placed on a loss', async () => {
    const example = join(repositoryRoot, 'examples/lab');
    const at = ['--task', 'passage_qa', '--at', 'params=1.28e9,tokens=2.56e10'];
    const { stdout } = await runCommand([
      'forecast',
      example,
      ...at,
      '--where',
      'pretraining_corpus=aspen-mix',
    ]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /two-stage [^;]*; loss \d\.\d+ ± \d\.\d+ on aspen_val, predicted from params and tokens/,
    );
  });
});
