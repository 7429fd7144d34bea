import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactService } from '../artifactService.ts';
import { type GithubServer, startGithubServer } from '../githubServer.ts';
import { bot, judgedRunPayload, marker, payloadOf, repository, user } from '../payloads.ts';
import { project } from '../project.ts';
import { type ActionResult, runBundledAction } from '../runner.ts';
import type { Payload } from '../webhookPayload.ts';
import type { Call, Scene } from './calls.ts';
import type { NamedFault } from './faults.ts';

/** Whether a fault is there once or stays. */
export type Duration = 'once' | 'always';

/** What became of one call with one fault. */
export interface Outcome {
  readonly call: Call;
  readonly fault: string;
  readonly duration: Duration;
  /** How often the call was made: 0 where the scene did not lead there, which proves nothing. */
  readonly met: number;
  /** What is wrong; none where everything held. */
  readonly complaints: readonly string[];
  readonly result: ActionResult;
}

export interface FaultLab {
  tryFault(call: Call, fault: NamedFault, duration: Duration): Promise<Outcome>;
  close(): void;
}

/** A config and a plan of many claims on unknown tasks: a verdict that costs no statistics, and more findings than one request takes. */
const config = 'version: 1\nevidence:\n  - files: "evals/*"\nplans: ["plans/*.yml"]\n';
const claims = Array.from(
  { length: 60 },
  (_, index) => `  - {id: c${index}, task: unknown-${index}, at: {params: 1e12}, expect: ">= 0.9"}\n`,
);
const plan = `version: 1\nplan: bold\nclaims:\n${claims.join('')}`;
const fine = 'run,task,metric,score,params\na,x,acc,0.5,1e9\n';

const writesOf = ({ requests }: GithubServer): readonly string[] =>
  requests.filter((request) => !request.startsWith('GET') && request !== 'POST /graphql');

/** The service for uploads has words of its own for what goes wrong. */
const isUpload = ({ scene, name }: Call): boolean => scene === 'first run' && /Artifact|storage/.test(name);

/** What must hold of GitHub's state whatever happened. */
const stateComplaints = (github: GithubServer, posts: boolean): readonly string[] => {
  const own = github.comments().filter(({ author, body }) => author === bot && body.startsWith(marker));
  const open = github
    .checkRuns()
    .filter(({ status, conclusion }) => status !== 'completed' || conclusion === null);
  const others = writesOf(github).filter((request) => !/issues\/(\d+\/)?comments/.test(request));
  return [
    ...(own.length > 1 ? [`${own.length} comments`] : []),
    ...(open.length > 0 ? ['a check run is in progress'] : []),
    ...(github.checkRuns().length > 1 ? [`${github.checkRuns().length} check runs`] : []),
    ...(github.artifacts().length > 1 ? [`${github.artifacts().length} artifacts`] : []),
    ...(posts && others.length > 0 ? [`wrote ${others.join(', ')}`] : []),
    ...github.violations,
  ];
};

/** A pull request, and everything that the action says on it without a fault. Run it with the bundle built. */
export const faultLab = async (): Promise<FaultLab> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'scaling-guard-faults-')));
  const base = {
    '.github/scaling-guard.yml': config,
    'evals/fine.csv': fine,
    'plans/bold.yml': plan.slice(0, plan.indexOf('  - {id: c1,')),
  };
  const head = { 'plans/bold.yml': plan, 'evals/fine.csv': `${fine}b,x,acc,0.6,2e9\n` };
  const made = project({ base, head, folder });
  const payload = payloadOf(made);
  const workspaces = { merge: made.checkout('shallow'), head: made.checkout('shallow-head') };

  const run = (github: GithubServer, scene: Scene, extras = { checkRun: true, artifact: true }) => {
    const fork = scene === 'workflow_run';
    return runBundledAction({
      event: fork ? 'workflow_run' : 'pull_request',
      payload: fork ? judgedRunPayload(made) : payload,
      workspace: scene === 'head checked out' ? workspaces.head : workspaces.merge,
      apiUrl: github.url,
      repository,
      inputs: {
        resamples: '0',
        'check-run': String(extras.checkRun),
        artifact: extras.artifact || fork ? 'scaling-guard' : '',
      },
      environment: { GITHUB_SHA: made.mergeSha, ...artifactService(github.url) },
    });
  };

  const pull = payload.pull_request as Payload;
  const server = { repository, pullRequest: pull.number as number, pull, user, origin: made.origin.folder };
  const plain = await startGithubServer(server);
  const baseline = await run(plain, 'first run');
  const artifacts = plain.artifacts().map(({ name, bytes }) => ({ name, bytes }));
  await plain.close();
  if (plain.violations.length > 0) throw new Error(plain.violations.join('\n'));
  if (baseline.status !== 1 || artifacts.length !== 1)
    throw new Error(
      `The run without a fault is not what it should be:\n${baseline.stdout}${baseline.stderr}`,
    );

  const verdictComplaints = (call: Call, { status, outputs }: ActionResult): readonly string[] => {
    const { decision } = outputs;
    if (call.role === 'posts') return status === 0 ? [] : [`exit status ${status}`];
    const same = status === baseline.status && decision === baseline.outputs.decision;
    // A base that cannot be read leaves nothing but a stricter verdict.
    const stricter =
      call.role === 'reads' && status === 1 && (decision === 'inconclusive' || decision === 'block');
    return same || stricter ? [] : [`exit status ${status}, decision ${decision}`];
  };

  return {
    async tryFault(call, { name, fault, says }, duration) {
      const { scene } = call;
      let met = 0;
      const github = await startGithubServer({
        ...server,
        comments: scene === 'second run' ? [{ author: bot, body: `${marker}\nolder` }] : [],
        artifacts: scene === 'workflow_run' ? artifacts : [],
        fault(request) {
          if (!call.matches(request)) return undefined;
          met += 1;
          return duration === 'always' || met === 1 ? fault : undefined;
        },
      });
      try {
        // Each takes as long as all of the rest, so that neither is posted where it is not what is tried.
        const extras = { checkRun: call.name.includes('check-runs'), artifact: isUpload(call) };
        const result = await run(github, scene, extras);
        // Of many findings the first have annotations; the summary has the reason for an inconclusive check.
        const told = [...result.annotations.map(({ message }) => message), result.summary].join('\n');
        const complaints = [
          ...verdictComplaints(call, result),
          ...stateComplaints(github, call.role === 'posts'),
          ...(met === 0 ? ['the call was not made'] : []),
          ...(duration === 'once' || isUpload(call) || told.includes(says) ? [] : [`does not say "${says}"`]),
          ...(result.stderr === '' ? [] : [`stderr: ${result.stderr.slice(0, 200)}`]),
        ];
        return { call, fault: name, duration, met, complaints, result };
      } finally {
        await github.close();
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};
