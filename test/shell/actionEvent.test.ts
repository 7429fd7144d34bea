import { describe, expect, it } from 'vitest';
import { readActionEvent } from '../../src/shell/github/actionEvent.ts';

const pullRequest = (headRepository: unknown): object => ({
  pull_request: { number: 7, head: { sha: 'abc', repo: headRepository } },
  repository: { full_name: 'acme/models' },
});

describe('the event of the action', () => {
  it.each(['push', 'schedule', 'workflow_dispatch', 'merge_group'])('judges the repository on %s', (name) => {
    expect(readActionEvent(name, {})).toEqual({ kind: 'repository' });
  });

  it('knows the pull request and its head', () => {
    expect(readActionEvent('pull_request', pullRequest({ full_name: 'acme/models' }))).toEqual({
      kind: 'pull-request',
      number: 7,
      headSha: 'abc',
      fork: false,
    });
  });

  it.each([{ full_name: 'stranger/models' }, null])(
    'knows a fork, also one that is deleted: %j',
    (repository) => {
      expect(readActionEvent('pull_request', pullRequest(repository))).toMatchObject({ fork: true });
    },
  );

  it.each([undefined, null, 'text', {}, { pull_request: { number: '7' } }])(
    'does not trip over a payload of another shape: %j',
    (payload) => {
      expect(readActionEvent('pull_request', payload)).toMatchObject({ kind: 'unsupported' });
    },
  );

  it.each(['issue_comment', 'workflow_run', 'release', ''])('says on %s which events to use', (name) => {
    const event = readActionEvent(name, {});
    expect(event.kind === 'unsupported' && event.message).toContain(
      'use `pull_request`, `merge_group`, `push`',
    );
  });

  it('warns of pull_request_target', () => {
    const event = readActionEvent('pull_request_target', pullRequest({ full_name: 'acme/models' }));
    expect(event.kind === 'unsupported' && event.message).toContain('use `pull_request`.');
  });
});
