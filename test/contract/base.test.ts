import { describe, expect, it } from 'vitest';
import type { ActionRun } from '../support/contract/runner.ts';
import { smallLab } from '../support/contract/smallLab.ts';
import { ofSeverity, planStory, type Story, story, withGithub } from './story.ts';

const lab = smallLab({ expect: '>= 0.45' });
const refuted = planStory({ expect: '>= 0.80' });

/** The kinds of request, in order, without what names commits and contents. */
const asked = (requests: readonly string[]): readonly string[] =>
  requests.map((request) =>
    request
      .replace(/^(\w+) \/repos\/[^/]+\/[^/]+\/([^?]*).*$/, '$1 $2')
      .replace(/[0-9a-f]{40}/g, 'SHA')
      .replace('%2F', '/'),
  );

const ofComment = ['GET issues/2/comments', 'GET pulls/2', 'POST issues/2/comments'];

describe.concurrent('the base of a pull request', () => {
  it('is read of a shallow checkout with three requests, and one for each content that is asked for', () =>
    withGithub(refuted, {}, async (github, run) => {
      expect((await run()).status).toBe(1);
      expect(asked(github.requests)).toEqual([
        'GET git/ref/heads/main',
        'GET git/commits/SHA',
        'GET git/trees/SHA',
        'GET git/blobs/SHA',
        ...ofComment,
      ]);
    }));

  it('is read of the history where that is checked out', () =>
    withGithub(refuted, { checkout: 'full' }, async (github, run) => {
      expect((await run()).status).toBe(1);
      expect(asked(github.requests)).toEqual(['GET git/ref/heads/main', ...ofComment]);
    }));

  it('is read of a checkout of the head instead of the merge', () =>
    withGithub(refuted, { checkout: 'shallow-head' }, async (github, run) => {
      expect((await run()).status).toBe(1);
      expect(asked(github.requests).slice(0, 4)).toEqual([
        'GET git/ref/heads/main',
        'GET compare/SHA...SHA',
        'GET git/commits/SHA',
        'GET git/trees/SHA',
      ]);
    }));

  it('has the policy of the tip as it is now, which is stricter than what the merge was made on', () => {
    const advise = smallLab({ expect: '>= 0.45', mode: 'advise' });
    const tightened = story({
      base: advise,
      head: { 'plans/cluster.yml': smallLab({ expect: '>= 0.80' })['plans/cluster.yml'] ?? '' },
      after: { '.github/scaling-guard.yml': lab['.github/scaling-guard.yml'] ?? '' },
    });
    return withGithub(tightened, {}, async (_, run) => {
      const result = await run();
      expect([result.status, result.outputs.mode]).toEqual([1, 'enforce']);
    });
  });

  it('counts nothing as changed that came with the target branch', () => {
    const merged: Story = story({
      base: lab,
      before: { 'plans/cluster.yml': smallLab({ expect: '>= 0.80' })['plans/cluster.yml'] ?? '' },
      head: { 'README.md': 'Hello.' },
    });
    return withGithub(merged, {}, async (_, run) => {
      const result = await run();
      expect([result.status, result.outputs.changes]).toEqual([0, '0']);
    });
  });

  const unreadable: readonly (readonly [how: string, more: Partial<ActionRun>, why: string])[] = [
    ['without a token', { inputs: { token: '' } }, 'the input `token` is empty'],
    [
      'of another commit',
      { payload: planStory({ expect: '>= 0.46' }).payload },
      'neither the head of the pull request',
    ],
  ];
  it.each(unreadable)('cannot be read %s, and then nothing is passed', (_how, more, why) =>
    withGithub(refuted, {}, async (_, run) => {
      const result = await run(more);
      expect(result.status).toBe(1);
      expect(ofSeverity(result, 'error').join('\n')).toContain(why);
    }),
  );

  it('lets a pull request that touches only the README through with four requests, among 5,000 eval files', () => {
    const evals = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [
        `evals/run-${index}.json`,
        JSON.stringify({ version: 1, run: { id: `run-${index}`, params: 1e9 + index }, results: [] }),
      ]),
    );
    const base = {
      ...lab,
      ...evals,
      '.github/scaling-guard.yml': lab['.github/scaling-guard.yml']?.replace('*.csv', '*') ?? '',
    };
    return withGithub(story({ base, head: { 'README.md': 'Hello.' } }), {}, async (github, run) => {
      const started = Date.now();
      const result = await run();
      console.log(`README only, 5,000 evals: ${Date.now() - started} ms, ${github.requests.length} requests`);
      expect([result.status, result.outputs.decision]).toEqual([0, 'pass']);
      expect(asked(github.requests)).toEqual([
        'GET git/ref/heads/main',
        'GET git/commits/SHA',
        'GET git/trees/SHA',
        'GET issues/2/comments',
      ]);
    });
  });
});
