import { describe, expect, it } from 'vitest';
import { synchronize } from '../support/contract/payloads.ts';
import { smallLab } from '../support/contract/smallLab.ts';
import { type Payload, webhookPayload } from '../support/contract/webhookPayload.ts';
import { ofSeverity, planStory, type Story, story, withGithub } from './story.ts';

const refuted = planStory({ expect: '>= 0.80' });

/** GitHub's own payload of an event, with the commits of the story. */
const payloads: Readonly<Record<string, (story: Story) => Payload>> = {
  merge_group({ mergeSha, baseSha }) {
    const payload = webhookPayload('merge_group');
    const group = payload.merge_group as Payload;
    return { ...payload, merge_group: { ...group, head_sha: mergeSha, base_sha: baseSha } };
  },
  push: ({ mergeSha, baseSha }) => ({ ...webhookPayload('push'), after: mergeSha, before: baseSha }),
  workflow_dispatch: () => webhookPayload('workflow_dispatch'),
  // GitHub has no example of it; this is all that it holds.
  schedule: () => ({ schedule: '0 3 * * 1' }),
};

const payloadOf = (event: string, story: Story): Payload => {
  const payload = payloads[event];
  if (payload === undefined) throw new Error(`no payload of ${event}`);
  return payload(story);
};

/** What each event asks GitHub for in a shallow checkout: the files of the commit that it is held against, or nothing. */
const questions: readonly (readonly [event: string, asks: readonly RegExp[]])[] = [
  ['merge_group', [/git\/commits\/[0-9a-f]{40}$/, /git\/trees\/[0-9a-f]{40}\?recursive=1$/, /git\/blobs\//]],
  ['push', [/git\/commits\/[0-9a-f]{40}$/, /git\/trees\/[0-9a-f]{40}\?recursive=1$/, /git\/blobs\//]],
  ['workflow_dispatch', []],
  ['schedule', []],
];

describe.concurrent('the bundled action on other events', () => {
  it.each(questions)('judges on %s, shows the result and posts nothing', (event, asks) =>
    withGithub(refuted, {}, async (github, run) => {
      const result = await run({ event, payload: payloadOf(event, refuted) });
      expect([result.status, result.outputs.decision]).toEqual([1, 'block']);
      expect(result.summary).toContain('next');
      expect(ofSeverity(result, 'error').join('\n')).toContain('block: ');
      const unexpected = github.requests.filter((request) => !asks.some((pattern) => pattern.test(request)));
      expect(unexpected).toEqual([]);
      expect(github.requests.length).toBeLessThanOrEqual(asks.length);
    }),
  );

  it.each(Object.keys(payloads))('asks nobody on %s where the history is checked out', (event) =>
    withGithub(refuted, { checkout: 'full' }, async (github, run) => {
      expect((await run({ event, payload: payloadOf(event, refuted) })).status).toBe(1);
      expect(github.requests).toEqual([]);
    }),
  );

  it.each(['workflow_dispatch', 'push'])('may be softened by the workflow on %s', (event) =>
    withGithub(refuted, { checkout: 'full' }, async (_, run) => {
      const result = await run({ event, payload: payloadOf(event, refuted), inputs: { mode: 'advise' } });
      expect([result.status, result.outputs.decision, result.outputs.mode]).toEqual([0, 'block', 'advise']);
    }),
  );

  const narrowed: readonly (readonly [Readonly<Record<string, string>>, object])[] = [
    [{ plan: 'cluster' }, { status: 1, decision: 'block', claims: '1', tasks: '4' }],
    [
      { plan: 'cluster', task: 'reading' },
      { status: 1, decision: 'block', claims: '1', tasks: '1' },
    ],
    [{ task: 'writing' }, { status: 0, claims: '0', tasks: '1' }],
    [{ plan: 'custer' }, { status: 2, decision: 'inconclusive' }],
    [{ task: 'reeding' }, { status: 2, decision: 'inconclusive' }],
  ];
  it.each(narrowed)('judges in an audit what it is asked about: %j', (inputs, expected) =>
    withGithub(refuted, { checkout: 'full' }, async (_, run) => {
      const payload = payloadOf('workflow_dispatch', refuted);
      const { status, outputs } = await run({ event: 'workflow_dispatch', payload, inputs });
      expect({ status, ...outputs }).toMatchObject(expected);
    }),
  );

  it('judges a new branch against the parent of its commit', () =>
    withGithub(refuted, {}, async (github, run) => {
      const payload = { ...payloadOf('push', refuted), before: '0'.repeat(40), created: true };
      expect((await run({ event: 'push', payload })).status).toBe(1);
      expect(github.requests[0]).toContain(`git/commits/${refuted.baseSha}`);
    }));

  it('judges a push all the same where nobody knows what was there before', () =>
    withGithub(refuted, {}, async (_, run) => {
      const payload = { ...payloadOf('push', refuted), before: 'c'.repeat(40) };
      const result = await run({ event: 'push', payload });
      expect([result.status, result.outputs.decision]).toEqual([1, 'block']);
      expect(ofSeverity(result, 'notice').join()).toContain('What changed is not known');
    }));

  it('does not judge another commit than the merge group is about', () =>
    withGithub(refuted, { checkout: 'shallow-head' }, async (_, run) => {
      const result = await run({ event: 'merge_group', payload: payloadOf('merge_group', refuted) });
      expect(result.status).toBe(1);
      expect(result.outputs.decision).not.toBe('pass');
    }));

  it.each(['issue_comment', 'pull_request_target', 'release'])('says on %s which events to use', (event) =>
    withGithub(refuted, {}, async (github, run) => {
      const payload = event === 'pull_request_target' ? synchronize : webhookPayload(event);
      const result = await run({ event, payload });
      expect([result.status, result.outputs.decision]).toEqual([2, 'inconclusive']);
      expect(ofSeverity(result, 'error').join()).toContain('`pull_request`');
      expect(github.requests).toEqual([]);
    }),
  );

  it.each([
    [{ config: 'nowhere.yml' }, 'There is no config'],
    [{ folder: 'nowhere' }, 'There is no folder'],
    [{ folder: '../..' }, 'outside of the checkout'],
  ])('says of %j what is wrong', (inputs, why) =>
    withGithub(refuted, {}, async (_, run) => {
      const result = await run({ event: 'schedule', payload: payloadOf('schedule', refuted), inputs });
      expect([result.status, result.outputs.decision]).toEqual([2, 'inconclusive']);
      expect(ofSeverity(result, 'error').join()).toContain(why);
    }),
  );
});

describe.concurrent('a merge queue with two pull requests', () => {
  const base = smallLab({ expect: '>= 0.38' });
  const raised = { 'plans/cluster.yml': smallLab({ expect: '>= 0.48' })['plans/cluster.yml'] ?? '' };
  const remeasured = { 'evals/ladder.csv': smallLab({ expect: '', gain: 0.2 })['evals/ladder.csv'] ?? '' };
  const [first, second, both] = [raised, remeasured, { ...raised, ...remeasured }].map((head) =>
    story({ base, head }),
  );

  it.each([first, second])('lets each of them through by itself', (one) =>
    withGithub(one ?? refuted, {}, async (_, run) => {
      const result = await run();
      expect([result.status, result.outputs.claims]).toEqual([0, '1']);
    }),
  );

  it('blocks the group in which both together break a claim', () =>
    withGithub(both ?? refuted, {}, async (github, run) => {
      const result = await run({ event: 'merge_group', payload: payloadOf('merge_group', both ?? refuted) });
      expect([result.status, result.outputs.decision]).toEqual([1, 'block']);
      expect(github.comments()).toEqual([]);
    }));
});
