import { describe, expect, it } from 'vitest';
import { artifactService } from '../support/contract/artifactService.ts';
import { bot, judgedRunPayload, marker, pull } from '../support/contract/payloads.ts';
import { ofSeverity, planStory, withGithub, writes } from './story.ts';
import { zipOf } from './zipOf.ts';

const refuted = planStory({ expect: '>= 0.80' });
const payload = judgedRunPayload(refuted);
const event = 'workflow_run';
const inputs = { artifact: 'scaling-guard' };

/** The payload of the pull request as it comes from a fork. */
const fromFork = {
  ...refuted.payload,
  pull_request: {
    ...refuted.pull,
    head: { ...(refuted.pull.head as object), repo: { full_name: 'stranger/Hello-World' } },
  },
};

describe.concurrent('a pull request of a fork', () => {
  it('is judged with a token that can only read, and gets its comment from the run that follows', () => {
    let mayWrite = false;
    const readOnly = {
      kind: 'status',
      status: 403,
      message: 'Resource not accessible by integration',
    } as const;
    const fault = ({ method, path }: { readonly method: string; readonly path: string }) =>
      mayWrite || method === 'GET' || !path.startsWith('/repos/') ? undefined : readOnly;
    return withGithub(refuted, { fault }, async (github, run) => {
      const judged = await run({ payload: fromFork, inputs, environment: artifactService(github.url) });
      expect([judged.status, judged.outputs.decision]).toEqual([1, 'block']);
      expect(ofSeverity(judged, 'notice').join()).toContain('forks get a token that can only read');
      expect(ofSeverity(judged, 'warning').join()).not.toContain('comment');
      expect(github.artifacts().map(({ name }) => name)).toEqual(['scaling-guard']);

      mayWrite = true;
      const posted = await run({ event, payload, inputs });
      expect([posted.status, posted.outputs.decision]).toEqual([0, undefined]);
      const [comment, ...others] = github.comments();
      expect(others).toEqual([]);
      expect(comment?.body.startsWith(`${marker}\n> [!WARNING]\n> **Not verified.**`)).toBe(true);
      expect(comment?.body).toContain('block');
      await run({ event, payload, inputs });
      expect(github.comments()).toMatchObject([{ edits: 0 }]);
      expect(github.checkRuns()).toEqual([]);
    });
  });

  it('keeps the report of the last attempt, where the job is run again', () =>
    withGithub(refuted, {}, async (github, run) => {
      const environment = artifactService(github.url);
      await run({ inputs: { ...inputs, seed: '1' }, environment });
      const [first] = github.artifacts();
      expect(github.comments()[0]?.body).toMatch(
        /^\[The whole report, .*\]\(https:\/\/github\.com\/[^)]*\/actions\/runs\/1\/artifacts\/\d+\)/m,
      );
      const again = await run({ inputs: { ...inputs, seed: '2' }, environment });
      expect(again.outputs.artifact).toBe('scaling-guard');
      expect(github.artifacts()).toHaveLength(1);
      expect(github.comments()).toHaveLength(1);
      expect(github.artifacts()[0]?.bytes.equals(first?.bytes ?? Buffer.alloc(0))).toBe(false);
    }));
});

/** What a stranger may put into the artifact, and what is said of it. */
const forged: readonly (readonly [what: string, bytes: Buffer, says: string])[] = [
  ['no archive', Buffer.from('<html>'), 'it was cut off'],
  ['no report', zipOf({ 'other.json': '{}' }), 'holds none of report.json'],
  [
    'a report that is not one',
    zipOf({ 'report.json': '{"version":1,"decision":"pass"}' }),
    'is not a report',
  ],
  ['a report that explodes', zipOf({ 'report.json': ' '.repeat(40_000_000) }), 'more than 30000000 bytes'],
  ['a report with keys of its own', zipOf({ 'report.json': '{"__proto__":{"version":1}}' }), '__proto__'],
];

describe.concurrent('the half that posts for forks', () => {
  it.each(forged)('posts nothing of an artifact with %s', (_, bytes, says) =>
    withGithub(refuted, { artifacts: [{ name: 'scaling-guard', bytes }] }, async (github, run) => {
      const result = await run({ event, payload, inputs });
      expect(result.status).toBe(0);
      expect(ofSeverity(result, 'warning').join()).toContain(says);
      expect(writes(github)).toEqual([]);
    }),
  );

  it('posts nothing once the pull request has moved on, was closed, or has no artifact', () => {
    const moved = { ...refuted.pull, head: { ...pull.head, sha: 'e'.repeat(40) } };
    const artifacts = [{ name: 'scaling-guard', bytes: zipOf({}) }];
    return withGithub(refuted, { pull: moved, artifacts }, async (github, run) => {
      const result = await run({ event, payload, inputs });
      expect(ofSeverity(result, 'notice').join()).toContain('was closed or has moved on');
      const none = await run({ event, payload, inputs: { artifact: 'other' } });
      expect(ofSeverity(none, 'notice').join()).toContain('left no artifact named other');
      expect([result.status, none.status, writes(github)]).toEqual([0, 0, []]);
    });
  });

  it('leaves pull requests of the repository itself to their own run', () =>
    withGithub(refuted, { comments: [{ author: bot, body: `${marker}\nverified` }] }, async (github, run) => {
      const own = payload.workflow_run as { readonly head_repository: object };
      const run_ = {
        ...own,
        head_repository: {
          ...own.head_repository,
          full_name: (payload.repository as { full_name: string }).full_name,
        },
      };
      const result = await run({ event, payload: { ...payload, workflow_run: run_ }, inputs });
      expect(ofSeverity(result, 'notice').join()).toContain('its own run posts the comment');
      expect(github.requests).toEqual([]);
    }));
});
