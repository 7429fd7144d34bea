import { describe, expect, it } from 'vitest';
import { readActionEvent } from '../../src/shell/github/actionEvent.ts';

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);

const pullRequest = (headRepository: unknown, sender = 'octocat'): object => ({
  pull_request: { number: 7, head: { sha: head, repo: headRepository }, base: { sha: base, ref: 'main' } },
  repository: { full_name: 'acme/models' },
  sender: { login: sender },
});

const ours = { full_name: 'acme/models' };

/** A run of a pull request, with what is given in place of what stands here. */
const workflowRun = (run: object = {}): object => ({
  repository: ours,
  workflow_run: {
    id: 5,
    event: 'pull_request',
    head_sha: head,
    head_branch: 'change',
    head_repository: { full_name: 'stranger/models', owner: { login: 'stranger' } },
    actor: { login: 'stranger' },
    ...run,
  },
});

describe('the event of the action', () => {
  it.each(['schedule', 'workflow_dispatch'])('is an audit on %s', (name) => {
    expect(readActionEvent(name, {})).toEqual({ kind: 'audit' });
  });

  it('knows the pull request, its head and its target', () => {
    expect(readActionEvent('pull_request', pullRequest(ours))).toEqual({
      kind: 'pull-request',
      number: 7,
      headSha: head,
      baseRef: 'main',
      baseSha: base,
      readOnly: null,
    });
  });

  it.each([{ full_name: 'stranger/models' }, null])('knows a fork, also one that is deleted: %j', (repo) => {
    expect(readActionEvent('pull_request', pullRequest(repo))).toMatchObject({ readOnly: 'fork' });
  });

  it('knows that Dependabot gets a token that can only read', () => {
    const event = readActionEvent('pull_request', pullRequest(ours, 'dependabot[bot]'));
    expect(event).toMatchObject({ readOnly: 'dependabot' });
  });

  it('knows both ends of a merge group and of a push', () => {
    const group = { merge_group: { head_sha: head, base_sha: base } };
    expect(readActionEvent('merge_group', group)).toEqual({
      kind: 'merge-group',
      headSha: head,
      baseSha: base,
    });
    const push = readActionEvent('push', { after: head, before: base });
    expect(push).toEqual({ kind: 'push', headSha: head, before: base });
    const branch = readActionEvent('push', { after: head, before: '0'.repeat(40) });
    expect(branch).toMatchObject({ before: null });
  });

  it('knows the run of a fork, and of Dependabot, as one to post for', () => {
    expect(readActionEvent('workflow_run', workflowRun())).toEqual({
      kind: 'judged-run',
      runId: 5,
      headSha: head,
      headOwner: 'stranger',
      headBranch: 'change',
      skip: null,
    });
    const repository = { head_repository: { full_name: 'acme/models', owner: { login: 'acme' } } };
    const bot = workflowRun({ ...repository, actor: { login: 'dependabot[bot]' } });
    expect(readActionEvent('workflow_run', bot)).toMatchObject({ skip: null });
    expect(readActionEvent('workflow_run', workflowRun(repository))).toMatchObject({
      skip: expect.stringContaining('its own run posts'),
    });
    expect(readActionEvent('workflow_run', workflowRun({ event: 'push' }))).toMatchObject({
      skip: expect.stringContaining('not of a pull request'),
    });
  });

  it.each(
    ['pull_request', 'merge_group', 'push', 'workflow_run'].flatMap((name) =>
      [
        undefined,
        null,
        'text',
        [],
        {},
        { pull_request: { number: '7' }, merge_group: { head_sha: '--upload-pack=x', base_sha: base } },
        { pull_request: { number: 7, head: { sha: head } }, after: 'HEAD', workflow_run: { id: 5 } },
      ].map((payload) => [name, payload] as const),
    ),
  )('does not trip over a payload of another shape: %s %j', (name, payload) => {
    expect(readActionEvent(name, payload)).toMatchObject({ kind: 'unsupported' });
  });

  it.each(['issue_comment', 'release', 'toString', ''])('says on %s which events to use', (name) => {
    const event = readActionEvent(name, {});
    expect(event.kind === 'unsupported' && event.message).toContain(
      'use `pull_request`, `merge_group`, `push`',
    );
  });

  it('warns of pull_request_target', () => {
    const event = readActionEvent('pull_request_target', pullRequest(ours));
    expect(event.kind === 'unsupported' && event.message).toContain('use `pull_request`, and `workflow_run`');
  });
});
