/**
 * Runs the bundled action once on each event with Prism between it and the test's GitHub: a second judge, from elsewhere, of
 * whether requests and answers keep to GitHub's own description. Build first. `npm run contract:prism`.
 *
 * Prism is no devDependency: it is 260 MB, starts on Node 24 alone, and `npm ci` would take twice as long for it. It is
 * installed in a temporary folder, or taken from the one that `PRISM_FOLDER` names.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { artifactService } from '../../test/support/contract/artifactService.ts';
import { startGithubServer } from '../../test/support/contract/githubServer.ts';
import {
  bot,
  judgedRunPayload,
  marker,
  payloadOf,
  repository,
  user,
} from '../../test/support/contract/payloads.ts';
import { project } from '../../test/support/contract/project.ts';
import { runBundledAction } from '../../test/support/contract/runner.ts';
import { type Payload, webhookPayload } from '../../test/support/contract/webhookPayload.ts';

const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24;
const ownNode = `node-${process.platform}-${process.arch}`;
const packages = ['@stoplight/prism-cli@5.16.0', ...(isNewEnough ? [] : [`${ownNode}@24.21.0`])];
const startMilliseconds = 30_000;

const installed = process.env.PRISM_FOLDER ?? join(tmpdir(), 'scaling-guard-prism');
if (!existsSync(join(installed, 'node_modules/@stoplight/prism-cli'))) {
  mkdirSync(installed, { recursive: true });
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefix', installed];
  const { status } = spawnSync('npm', ['install', ...flags, ...packages], { stdio: 'inherit' });
  if (status !== 0) throw new Error('Prism could not be installed');
}
const node = isNewEnough ? process.execPath : join(installed, 'node_modules', ownNode, 'bin/node');

/** The description as a whole document. GraphQL has its own and is let through. */
const graphql = {
  post: {
    requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
    responses: {
      200: { description: 'data', content: { 'application/json': { schema: { type: 'object' } } } },
    },
  },
};
/** Prism follows the redirect to where an artifact lies, and takes the file for the answer. */
const download = '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';

const description = JSON.parse(readFileSync('test/contract/githubApi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly responses: object } }>>;
  readonly components: object;
};
const { get: downloading } = description.paths[download] ?? {};
const redirected = {
  ...downloading,
  responses: { 200: { description: 'the file' }, ...downloading?.responses },
};
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'scaling-guard-prism-run-')));
const document = join(folder, 'github.json');
writeFileSync(
  document,
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'GitHub', version: '1' },
    paths: { ...description.paths, [download]: { get: redirected }, '/graphql': graphql },
    components: description.components,
  }),
);

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const broken = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [`evals/${index}.json`, `{ "broken": ${index}`]),
);
const evals = 'run,task,metric,score,params\na,x,acc,0.5,1e9\n';
const made = project({
  base: {
    '.github/scaling-guard.yml': 'version: 1\nevidence:\n  - files: "evals/*"\n',
    'evals/a.csv': evals,
  },
  head: { ...broken, 'evals/a.csv': `${evals}b,x,acc,0.6,2e9\n` },
  folder,
});
const payload = payloadOf(made);
const pull = payload.pull_request as Payload;
const github = await startGithubServer({
  repository,
  pullRequest: pull.number as number,
  pull,
  user,
  origin: made.origin.folder,
  comments: [{ author: bot, body: `${marker}\nolder` }],
});

let said = '';
let prism: ChildProcess | null = null;
const startPrism = async (): Promise<string> => {
  const port = await freePort();
  const program = join(installed, 'node_modules/@stoplight/prism-cli/dist/index.js');
  const child = spawn(node, [program, 'proxy', '--errors', '--port', String(port), document, github.url], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  prism = child;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const until = Date.now() + startMilliseconds;
  while (!said.includes('Prism is listening')) {
    if (Date.now() > until) throw new Error(`Prism does not start:\n${said}`);
    await setTimeout(200);
  }
  return `http://127.0.0.1:${port}`;
};

const group = webhookPayload('merge_group');
const shas = { head_sha: made.mergeSha, base_sha: made.baseSha };
const events: readonly (readonly [event: string, payload: Payload, checkout: 'shallow' | 'shallow-head'])[] =
  [
    ['pull_request', payload, 'shallow'],
    ['pull_request', payload, 'shallow-head'],
    ['merge_group', { ...group, merge_group: { ...(group.merge_group as Payload), ...shas } }, 'shallow'],
    ['push', { ...webhookPayload('push'), after: made.mergeSha, before: made.baseSha }, 'shallow'],
    ['workflow_dispatch', webhookPayload('workflow_dispatch'), 'shallow'],
    ['schedule', { schedule: '0 3 * * 1' }, 'shallow'],
    ['workflow_run', judgedRunPayload(made), 'shallow'],
  ];

try {
  const apiUrl = await startPrism();
  const failures: string[] = [];
  for (const [event, of, checkout] of events) {
    const result = await runBundledAction({
      event,
      payload: of,
      workspace: made.checkout(checkout),
      apiUrl,
      repository,
      inputs: { resamples: '0', 'check-run': 'true', artifact: 'scaling-guard' },
      environment: { GITHUB_SHA: made.mergeSha, ...artifactService(github.url) },
    });
    // Prism passes an archive on as text, which breaks it; that it was asked for rightly is what is judged here.
    const isProxyFault = (message: string): boolean =>
      event === 'workflow_run' && message.includes('zip archive');
    const told = result.annotations
      .filter(({ severity }) => severity !== 'debug')
      .map(({ message }) => message)
      .filter((message) => /posted|GitHub/.test(message) && !isProxyFault(message));
    failures.push(...told.map((message) => `${event}: ${message}`));
    console.log(
      `${event} (${checkout}): exit status ${result.status}, ${github.requests.length} requests so far`,
    );
  }
  const violations = said.split('\n').filter((line) => /violation/i.test(line));
  const kinds = new Set(
    github.requests.map((request) => request.replace(/\?.*/, '').replace(/[0-9a-f]{40}|\d+/g, '…')),
  );
  console.log(
    `Prism: ${github.requests.length} requests of ${kinds.size} kinds, ${violations.length} violations`,
  );
  console.log(`Our own judge: ${github.violations.length} violations`);
  for (const line of [...violations, ...github.violations, ...failures]) console.log(`✗ ${line}`);
  if (violations.length + github.violations.length + failures.length > 0) process.exitCode = 1;
} finally {
  (prism as ChildProcess | null)?.kill();
  await github.close();
  rmSync(folder, { recursive: true, force: true });
}
