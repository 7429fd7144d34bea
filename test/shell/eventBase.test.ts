import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BaseSide } from '../../src/core/base/baseSide.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';
import { checkoutRepository } from '../../src/shell/git/checkoutRepository.ts';
import type { ActionEvent } from '../../src/shell/github/actionEvent.ts';
import type { CommitsApi } from '../../src/shell/github/api/commitsApi.ts';
import { readEventBase, withEventBase } from '../../src/shell/github/eventBase.ts';
import { type Changes, gitRepository, plainGit } from './gitRepository.ts';
import { temporaryFolder } from './temporaryFolder.ts';

interface World {
  readonly workspace: string;
  readonly push: ActionEvent;
  readonly pull: ActionEvent;
  readonly api: CommitsApi;
  readonly asked: string[];
}

/** A repository with two commits, a shallow checkout of the second, and an API that answers from the repository. */
const world = (base: Changes, head: Changes): World => {
  const folder = temporaryFolder({});
  const origin = gitRepository(base, join(folder, 'origin'));
  const baseSha = origin.git('rev-parse', 'HEAD');
  const headSha = origin.commit(head);
  origin.git('branch', 'change');
  origin.git('reset', '--quiet', '--hard', baseSha);
  const workspace = join(folder, 'checkout');
  plainGit(folder, [
    'clone',
    '--quiet',
    '--depth=1',
    '--branch=change',
    `file://${origin.folder}`,
    workspace,
  ]);
  const asked: string[] = [];
  const told = checkoutRepository(origin.folder, false);
  const api: CommitsApi = {
    branchTip: async (branch) => {
      asked.push(`tip ${branch}`);
      return origin.git('rev-parse', branch);
    },
    mergeBase: async (a, b) => {
      asked.push('merge base');
      return origin.git('merge-base', a, b);
    },
    tree: async (commit) => {
      asked.push('tree');
      return told?.tree(commit) ?? null;
    },
    content: async (sha) => {
      asked.push('content');
      return Buffer.from(origin.git('cat-file', 'blob', sha));
    },
  };
  return {
    workspace,
    api,
    asked,
    push: { kind: 'push', headSha, before: baseSha },
    pull: { kind: 'pull-request', number: 2, headSha, baseRef: 'main', baseSha, readOnly: null },
  };
};

const textOf = (base: BaseSide | null, path: string): string => {
  if (base?.kind !== 'readable') return base?.reason ?? 'there is no base';
  const read = base.before.read(path);
  return read.kind === 'bytes' ? new TextDecoder().decode(read.bytes) : read.reason;
};

const run = async <T>(
  { workspace: folder, api }: World,
  event: ActionEvent,
  check: (base: BaseSide | null) => T,
  more: Partial<CommitsApi> | null = {},
): Promise<{ readonly result: T; readonly notes: readonly string[] }> => {
  const notes: string[] = [];
  const found = await readEventBase({
    event,
    workspace: folderWorkspace(folder),
    repository: checkoutRepository(folder, true),
    api: more === null ? null : { ...api, ...more },
    also: [],
    note: (message) => notes.push(message),
  });
  return { result: await withEventBase(found, check), notes };
};

const failing = (status: number) => (): Promise<never> => {
  const error = Object.assign(new Error('No access'), { response: { status } });
  return Promise.reject(error);
};

describe('the base of a shallow checkout', () => {
  it('fetches no content that nobody asks for', async () => {
    const there = world({ 'README.md': 'old', 'a.csv': '1' }, { 'README.md': 'new' });
    const { result } = await run(there, there.pull, (base) => base?.kind === 'readable' && [...base.changed]);
    expect(result).toEqual(['README.md']);
    expect(there.asked).toEqual(['tip main', 'merge base', 'tree']);
  });

  it('fetches a content once it is asked for, and with it those of the same kind', async () => {
    const there = world(
      { 'a.csv': 'old a', 'b.csv': 'old b', 'README.md': 'old' },
      { 'a.csv': 'a', 'b.csv': 'b', 'README.md': 'new' },
    );
    let tries = 0;
    const { result } = await run(there, there.push, (base) => {
      tries += 1;
      return [textOf(base, 'a.csv'), textOf(base, 'b.csv')];
    });
    expect([result, tries]).toEqual([['old a', 'old b'], 2]);
    expect(there.asked).toEqual(['tree', 'content', 'content']);
  });

  it('never reads what the checkout has', async () => {
    const there = world({ 'a.csv': 'same', 'b.csv': 'old' }, { 'b.csv': null, 'c.csv': 'old' });
    const { result } = await run(there, there.push, (base) => [textOf(base, 'a.csv'), textOf(base, 'b.csv')]);
    expect(result).toEqual(['same', 'old']);
    expect(there.asked).toEqual(['tree']);
  });

  const gaps: readonly (readonly [what: string, more: Partial<CommitsApi> | null, why: string])[] = [
    ['its files are not told', { tree: failing(403) }, 'lacks the permission `contents: read` (403)'],
    ['only some of its files are told', { tree: async () => null }, 'check out with `fetch-depth: 0`'],
    ['a content is not told', { content: failing(404) }, 'could not be fetched'],
    ['nobody can be asked', null, '`token` is empty'],
  ];
  it.each(gaps)('is unreadable where %s', async (_, more, why) => {
    const there = world({ 'a.csv': 'old' }, { 'a.csv': 'new' });
    const { result } = await run(there, there.pull, (base) => textOf(base, 'a.csv'), more);
    expect(result).toContain(why);
  });

  it('is unreadable where too many contents would have to be fetched', async () => {
    const many = (text: string): Changes =>
      Object.fromEntries(Array.from({ length: 601 }, (_, index) => [`${index}.csv`, `${text} ${index}`]));
    const there = world(many('old'), many('new'));
    const content = async (): Promise<Uint8Array> => Buffer.from('x');
    const all = (base: BaseSide | null) =>
      Array.from({ length: 601 }, (_, index) => textOf(base, `${index}.csv`));
    const { result } = await run(there, there.pull, all, { content });
    expect(result[0]).toContain('More than 600 changed files');
  });

  it('costs a push the list of its changes and nothing else', async () => {
    const there = world({ 'a.csv': 'old' }, { 'a.csv': 'new' });
    const { result, notes } = await run(there, there.push, (base) => base, { tree: failing(500) });
    expect(result).toBeNull();
    expect(notes.join()).toContain('What changed is not known');
  });

  it('takes an older policy, and says so, where the tip is not told', async () => {
    const there = world({ 'a.csv': 'old' }, { 'a.csv': 'new' });
    const { result, notes } = await run(there, there.pull, (base) => textOf(base, 'a.csv'), {
      branchTip: failing(502),
    });
    expect(result).toBe('old');
    expect(notes.join()).toContain('may not be the tip of main any more');
  });
});
