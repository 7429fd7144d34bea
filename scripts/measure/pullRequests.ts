/**
 * `npx tsx scripts/measure/pullRequests.ts [--cases 100000] [--seed 0] [--minutes 60]`: random labs, claims and pull requests, of which none may
 * better a claim by taking evidence away, and no honest one may be taken for a withdrawal. A case is one claim of one pull request.
 * Prints each failure with the fewest of its changes that still fail, and ends with 1 where there is any.
 */
import { parseArgs } from 'node:util';
import { judgePullRequest } from '../../test/support/properties/pullRequests/judgePullRequest.ts';
import { type PullRequest, pullRequestOf } from '../../test/support/properties/pullRequests/pullRequest.ts';

const AT_ONE_LAB = 8;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '0' },
    minutes: { type: 'string', default: '60' },
  },
});
const first = Number(values.seed);
const started = Date.now();

const judged = (pullRequest: PullRequest): readonly string[] => {
  try {
    return judgePullRequest(pullRequest);
  } catch (error) {
    return [`it crashed: ${error instanceof Error ? error.stack : String(error)}`];
  }
};

const counts = { cases: 0, pullRequests: 0, failed: 0 };
const kinds = new Map<string, number>();
for (let seed = first; counts.cases < Number(values.cases); seed += 1) {
  if (Date.now() - started > 60_000 * Number(values.minutes)) break;
  const lab = 1 + Math.floor(seed / AT_ONE_LAB);
  const pullRequest = pullRequestOf(lab, seed);
  const wrong = judged(pullRequest);
  counts.cases += pullRequest.base.claims.length;
  counts.pullRequests += 1;
  kinds.set(pullRequest.kind, (kinds.get(pullRequest.kind) ?? 0) + 1);
  if (counts.pullRequests % 500 === 0) console.error(`${counts.cases} cases, ${counts.failed} failed`);
  if (wrong.length === 0) continue;
  counts.failed += 1;
  const fewest = pullRequest.changes.reduce<readonly string[]>((kept, name) => {
    const fewer = kept.filter((one) => one !== name);
    return fewer.length > 0 && judged(pullRequestOf(lab, seed, fewer)).length > 0 ? fewer : kept;
  }, pullRequest.changes);
  console.log(`pull request ${seed} of lab ${lab} (${fewest.join(', ')}): ${wrong.join('; ')}`);
}
console.log(
  `${counts.cases} cases of ${counts.pullRequests} pull requests from seed ${first} (${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}): ${counts.failed} failed`,
);
process.exitCode = counts.failed === 0 ? 0 : 1;
