import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import type { Changes } from '../shell/gitRepository.ts';
import {
  type GithubServer,
  type GithubServerOptions,
  startGithubServer,
} from '../support/contract/githubServer.ts';
import { payloadOf, repository, user } from '../support/contract/payloads.ts';
import {
  type CheckoutKind,
  type Project,
  type ProjectSetting,
  project,
} from '../support/contract/project.ts';
import { type ActionResult, type ActionRun, runBundledAction } from '../support/contract/runner.ts';
import { type SmallLab, smallLab } from '../support/contract/smallLab.ts';
import type { Payload } from '../support/contract/webhookPayload.ts';

/** A pull request and what it looks like to GitHub: the webhook's own payload, with the commits of the project. */
export interface Story extends Project {
  readonly pull: Payload;
  readonly payload: Payload;
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'scaling-guard-stories-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A pull request of the test file, kept until the file is through. */
export const story = (setting: ProjectSetting): Story => {
  const made = project({ ...setting, folder: mkdtempSync(join(folder, 'story-')) });
  const payload = payloadOf(made);
  return { ...made, payload, pull: payload.pull_request as Payload };
};

/** A lab whose plan is changed by the pull request, from what the evidence carries to what is given. */
export const planStory = (head: SmallLab, more: Changes = {}): Story =>
  story({
    base: smallLab({ ...head, expect: '>= 0.44' }),
    head: { ...smallLab(head), ...more },
  });

export interface StorySetting extends Partial<GithubServerOptions> {
  readonly checkout?: CheckoutKind;
}

export type RunStory = (more?: Partial<ActionRun>) => Promise<ActionResult>;

/** One GitHub and one checkout for the length of a test. What GitHub saw must keep to its description of itself. */
export const withGithub = async (
  { pull: ofStory, payload, origin, checkout: checkedOut, mergeSha }: Story,
  { checkout = 'shallow', ...options }: StorySetting,
  test: (github: GithubServer, run: RunStory) => Promise<void>,
): Promise<void> => {
  const server = {
    repository,
    pullRequest: ofStory.number as number,
    pull: ofStory,
    user,
    origin: origin.folder,
  };
  const github = await startGithubServer({ ...server, ...options });
  try {
    const workspace = checkedOut(checkout);
    await test(github, (more = {}) =>
      runBundledAction({
        event: 'pull_request',
        payload,
        workspace,
        apiUrl: github.url,
        repository,
        ...more,
        environment: { GITHUB_SHA: mergeSha, ...more.environment },
        // Stability is not what these tests are about, and takes half of the time. Artifacts have tests of their own.
        inputs: { resamples: '0', artifact: '', ...more.inputs },
      }),
    );
    expect(github.violations).toEqual([]);
  } finally {
    await github.close();
  }
};

export const ofSeverity = ({ annotations }: ActionResult, wanted: string): readonly string[] =>
  annotations.filter(({ severity }) => severity === wanted).map(({ message }) => message);

export const isWrite = (request: string): boolean =>
  !request.startsWith('GET') && request !== 'POST /graphql';

export const writes = ({ requests }: GithubServer): readonly string[] => requests.filter(isWrite);
