import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GithubServer, startGithubServer } from '../support/contract/githubServer.ts';
import { repository, user } from '../support/contract/payloads.ts';
import { type ActionResult, runBundledAction } from '../support/contract/runner.ts';

let folder = '';
let github: GithubServer;

const files = {
  '.github/scaling-guard.yml': 'version: 1\nevidence:\n  - files: "*.csv"\n',
  'fine.csv': 'run,task,metric,score,params\na,x,acc,0.5,1e9\n',
};

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'scaling-guard-files-')));
  mkdirSync(join(folder, 'checkout', '.github'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'checkout', name), text);
  mkdirSync(join(folder, 'directory'));
  writeFileSync(join(folder, 'read only'), '');
  chmodSync(join(folder, 'read only'), 0o444);
  writeFileSync(join(folder, 'no json'), '{');
  github = await startGithubServer({ repository, pullRequest: 1, pull: {}, user, origin: folder });
});
afterAll(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (environment: Readonly<Record<string, string>>): Promise<ActionResult> =>
  runBundledAction({
    event: 'workflow_dispatch',
    payload: {},
    workspace: join(folder, 'checkout'),
    apiUrl: github.url,
    repository,
    inputs: { resamples: '0' },
    environment,
  });

const broken = [
  ['missing', () => join(folder, 'none', 'file')],
  ['a directory', () => join(folder, 'directory')],
  ['full', () => '/dev/full'],
  ['read-only', () => join(folder, 'read only')],
] as const;

const variables = [
  ['GITHUB_OUTPUT', 'The outputs of this step could not be written'],
  ['GITHUB_STEP_SUMMARY', 'The job summary could not be written'],
  ['RUNNER_TEMP', 'The report could not be written'],
] as const;

const isRoot = process.getuid?.() === 0;

describe.concurrent('a file of the runner that cannot be written is a warning, and the verdict stands', () => {
  const rows = variables.flatMap(([name, says]) =>
    broken.flatMap(([how, path]) =>
      // A directory is what RUNNER_TEMP should be, and nothing is read-only to root.
      (name === 'RUNNER_TEMP' && how === 'a directory') || (how === 'read-only' && isRoot)
        ? []
        : [{ name, says, how, path }],
    ),
  );
  it.each(rows)('$name is $how', async ({ name, says, path }) => {
    const { status, stderr, annotations } = await run({ [name]: path() });
    expect([status, stderr]).toEqual([0, '']);
    const told = annotations.filter(({ message }) => message.startsWith(says));
    expect(told.map(({ severity }) => severity)).toEqual(['warning']);
  });
});

describe('an event file that is none', () => {
  it.each(['directory', 'no json'])(
    '(%s) leaves the check without a verdict, in one sentence',
    async (name) => {
      const { status, stderr, annotations, outputs } = await run({ GITHUB_EVENT_PATH: join(folder, name) });
      expect([status, stderr, outputs.decision]).toEqual([2, '', 'inconclusive']);
      expect(annotations.map(({ severity, message }) => [severity, message])).toEqual([
        ['error', expect.stringContaining('The event of this run cannot be read (GITHUB_EVENT_PATH)')],
      ]);
    },
  );
});
