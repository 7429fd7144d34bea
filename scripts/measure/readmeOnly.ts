/**
 * Times the bundled action on a pull request that touches only the README of a repository with 5,000 eval files, and counts
 * what it asks of GitHub. Build first.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactService } from '../../test/support/contract/artifactService.ts';
import { startGithubServer } from '../../test/support/contract/githubServer.ts';
import { payloadOf, repository, user } from '../../test/support/contract/payloads.ts';
import { project } from '../../test/support/contract/project.ts';
import { runBundledAction } from '../../test/support/contract/runner.ts';
import { smallLab } from '../../test/support/contract/smallLab.ts';
import type { Payload } from '../../test/support/contract/webhookPayload.ts';

const repeats = 7;
const files = 5000;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'scaling-guard-readme-')));
const evals = Object.fromEntries(
  Array.from({ length: files }, (_, index) => [
    `evals/run-${index}.json`,
    JSON.stringify({ version: 1, run: { id: `run-${index}`, params: 1e9 + index }, results: [] }),
  ]),
);
const made = project({
  base: { ...smallLab({ expect: '>= 0.45' }), ...evals },
  head: { 'README.md': 'Hello.' },
  folder,
});
const payload = payloadOf(made);
const pull = payload.pull_request as Payload;
const server = { repository, pullRequest: pull.number as number, pull, user, origin: made.origin.folder };
try {
  for (const kind of ['shallow', 'full'] as const) {
    const workspace = made.checkout(kind);
    const times: number[] = [];
    let requests: readonly string[] = [];
    let decision: string | undefined;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const github = await startGithubServer(server);
      const started = performance.now();
      const result = await runBundledAction({
        event: 'pull_request',
        payload,
        workspace,
        apiUrl: github.url,
        repository,
        environment: { GITHUB_SHA: made.mergeSha, ...artifactService(github.url) },
      });
      times.push(performance.now() - started);
      requests = [...github.requests];
      decision = result.outputs.decision;
      await github.close();
    }
    const median = times.sort((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
    console.log(`${kind} checkout, ${files} eval files, README.md changed: ${decision}`);
    console.log(`  median of ${repeats}: ${Math.round(median)} ms; least ${Math.round(times[0] ?? 0)} ms`);
    console.log(
      `  ${requests.length} requests: ${requests.map((request) => request.replace(/\?.*/, '')).join(', ')}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
