import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../support/contract/runner.ts';

/** Milliseconds that copying and removing some thousand files may take. */
const slow = 120_000;

/** Where CI has its report written, the runs in the copy would write theirs too. */
const { SCALING_GUARD_TEST_REPORT: _, ...env } = process.env;

/** A copy of the repository as a contributor has it. */
const copy = mkdtempSync(join(tmpdir(), 'scaling-guard-new-'));
const run = (command: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, [join(repositoryRoot, 'node_modules', command), ...words], {
    cwd: copy,
    env,
    encoding: 'utf8',
  });
const make = (...words: readonly string[]) => run('tsx/dist/cli.mjs', 'scripts/build/new.ts', ...words);

describe('npm run new', () => {
  beforeAll(() => {
    const whole = ['docs', 'schemas', 'scripts', 'src', 'test', 'types'];
    const files = [
      '.gitignore',
      'action.yml',
      'biome.json',
      'package.json',
      'README.md',
      'tsconfig.json',
      'vitest.config.ts',
    ];
    for (const path of [...whole, ...files, 'examples/workflows'])
      cpSync(join(repositoryRoot, path), join(copy, path), { recursive: true });
    for (const path of ['examples/lab', 'examples/six-sizes', 'node_modules'])
      symlinkSync(join(repositoryRoot, path), join(copy, path), 'junction');
    // Which pages there are is asked of git.
    execFileSync('git', ['init', '--quiet'], { cwd: copy });
  }, slow);
  afterAll(() => rmSync(copy, { recursive: true, force: true }), slow);

  it('refuses what it does not know, and what is there', () => {
    expect(make('rules', 'one')).toMatchObject({ status: 2, stderr: expect.stringContaining('is none of') });
    expect(make('law', 'linear')).toMatchObject({ status: 2, stderr: expect.stringContaining('already') });
  });

  it('writes what compiles and is listed, and leaves to the tests to say what is missing', () => {
    const made = make(
      'rule',
      'claimIsVague',
      'check',
      'scoreIsVague',
      'law',
      'vagueLaw',
      'format',
      'vagueHarness',
    );
    expect(made.status, made.stderr).toBe(0);
    expect(run('typescript/bin/tsc', '--noEmit').stdout).toBe('');
    const [rule, check] = [/docs\/rules\/(SG4\d\d)/, /docs\/rules\/(SG2\d\d)/].map(
      (pattern) => pattern.exec(made.stdout)?.[1] ?? '',
    );
    expect([rule, check]).toEqual([expect.stringMatching(/SG/), expect.stringMatching(/SG/)]);

    // Each story expects nothing yet, which fails; each page fails for what it is to say.
    for (const story of ['claim-is-vague-fires', 'score-is-vague-stays-quiet', 'results-of-vague-harness'])
      expect(readFileSync(join(copy, `test/scenarios/${story}/expected.json`), 'utf8')).not.toContain(
        'outcome',
      );
    const { stdout } = run('vitest/vitest.mjs', 'run', '--reporter=json', 'test/docPages.test.ts');
    const report = JSON.parse(stdout.slice(stdout.indexOf('{"numTotal'))) as {
      testResults: { assertionResults: { status: string; title: string }[] }[];
    };
    const failures = report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ title }) => title.replace(/ is there.*/, ''));
    expect(failures.sort()).toEqual([
      'are all reached from docs/README.md',
      'docs/formats/vague-harness.md',
      'docs/laws/vague-law.md',
      `docs/rules/${check}.md`,
      `docs/rules/${rule}.md`,
    ]);
  });
});
