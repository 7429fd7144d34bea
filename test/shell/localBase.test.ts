import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReadableBase } from '../../src/core/base/baseSide.ts';
import type { Workspace } from '../../src/core/documents/workspace/workspace.ts';
import { localBase } from '../../src/shell/cli/localBase.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';
import { type Changes, type GitRepository, gitRepository, plainGit } from './gitRepository.ts';
import { runCommand } from './runCommand.ts';
import { failingLab } from './smallLab.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const readable = (folder: string, revision = 'main', also: readonly string[] = []): ReadableBase => {
  const base = localBase(revision, folder, folderWorkspace(folder, also), also);
  if (base.kind !== 'readable') throw new Error(base.reason);
  return base;
};

const texts = (workspace: Workspace): Readonly<Record<string, string>> =>
  Object.fromEntries(
    workspace.entries.flatMap(({ path, kind }) => {
      if (kind !== 'file') return [];
      const read = workspace.read(path);
      return [[path, read.kind === 'bytes' ? new TextDecoder().decode(read.bytes) : read.reason]];
    }),
  );

/** A branch that leaves main at the first commit, changes these files, and sees main move on without it. */
const branched = (first: Changes, onBranch: Changes, onMain: Changes = {}): GitRepository => {
  const repository = gitRepository(first, temporaryFolder({}));
  repository.git('branch', 'ours');
  repository.commit(onMain);
  repository.git('checkout', '--quiet', 'ours');
  repository.commit(onBranch);
  return repository;
};

describe('the base of a branch', () => {
  it('is the head with what the branch changed put back, and policy from the tip of the other branch', () => {
    const first = { 'kept.csv': '1', 'edited.csv': '1', 'removed.csv': '1', 'old name.csv': 'moved' };
    const { folder } = branched(
      first,
      {
        'edited.csv': '2',
        'removed.csv': null,
        'added.csv': '2',
        'old name.csv': null,
        'new name.csv': 'moved',
      },
      { 'kept.csv': 'of main', 'policy.yml': 'of main' },
    );
    const base = readable(folder);
    expect(texts(base.before)).toEqual(first);
    expect(texts(base.policy)).toEqual({ ...first, 'kept.csv': 'of main', 'policy.yml': 'of main' });
    const changed = ['added.csv', 'edited.csv', 'new name.csv', 'old name.csv', 'removed.csv'];
    expect([...base.changed].sort()).toEqual(changed);
    expect(base.gating).toBe(true);
  });

  it('counts what is not committed yet as changed, and leaves out what git ignores', () => {
    const repository = branched({ 'a.csv': '1', '.gitignore': 'ignored.csv\n' }, { 'b.csv': '1' });
    repository.write({ 'a.csv': '2', 'fresh é.csv': '1', 'ignored.csv': '1' });
    const base = readable(repository.folder);
    expect([...base.changed].sort()).toEqual(['a.csv', 'b.csv', 'fresh é.csv']);
    expect(texts(base.before)).toMatchObject({ 'a.csv': '1', 'ignored.csv': '1' });
    expect(Object.keys(texts(base.before))).not.toContain('fresh é.csv');
  });

  it('has the paths of the judged folder of a monorepo', () => {
    const { folder } = branched(
      { 'teams/a/x.csv': '1', 'teams/b/x.csv': '1' },
      { 'teams/a/x.csv': '2', 'teams/b/x.csv': '2' },
    );
    const base = readable(join(folder, 'teams/a'));
    expect([...base.changed]).toEqual(['x.csv']);
    expect([texts(base.before), texts(base.policy)]).toEqual([{ 'x.csv': '1' }, { 'x.csv': '1' }]);
  });

  it('puts a file back where the head has a folder, and a folder where it has a file', () => {
    const { folder } = branched(
      { 'a.json': 'file', 'b.json/inner.csv': 'folder' },
      { 'a.json': null, 'a.json/inner.csv': 'folder', 'b.json': 'file' },
    );
    expect(texts(readable(folder).before)).toEqual({ 'a.json': 'file', 'b.json/inner.csv': 'folder' });
  });

  it('sees through links: what they lead to is put back wherever it is seen', () => {
    const first: Changes = {
      'runs/1/a.csv': '1',
      'runs/2/a.csv': '2',
      latest: { link: 'runs/1' },
      same: { link: 'runs/1' },
    };
    const edited = readable(branched(first, { 'runs/1/a.csv': 'edited' }).folder);
    expect(texts(edited.before)).toMatchObject({
      'latest/a.csv': '1',
      'same/a.csv': '1',
      'runs/1/a.csv': '1',
    });
    expect(edited.changed).toContain('same/a.csv');
    const turned = readable(branched(first, { latest: { link: 'runs/2' } }).folder);
    expect(texts(turned.before)).toMatchObject({
      'latest/a.csv': '1',
      'same/a.csv': '1',
      'runs/2/a.csv': '2',
    });
    expect([...turned.changed].sort()).toEqual(['latest', 'latest/a.csv']);
  });

  it('finds a config in a hidden folder, where the user names one', () => {
    const { folder } = branched({ '.ci/guard.yml': 'old' }, { '.ci/guard.yml': 'new' });
    const base = readable(folder, 'main', ['.ci/guard.yml']);
    expect([texts(base.policy), texts(base.before)]).toEqual([
      { '.ci/guard.yml': 'old' },
      { '.ci/guard.yml': 'old' },
    ]);
  });

  it('has the content behind a Git LFS pointer where it was fetched, else the pointer', () => {
    const oid = 'ab'.repeat(32);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 5\n`;
    const repository = branched({ 'big.csv': pointer }, { 'big.csv': 'new' });
    expect(texts(readable(repository.folder).before)).toEqual({ 'big.csv': pointer });
    repository.write({ [`.git/lfs/objects/ab/ab/${oid}`]: 'a,b\n1' });
    expect(texts(readable(repository.folder).before)).toEqual({ 'big.csv': 'a,b\n1' });
  });

  describe('where attributes change how files are checked out', () => {
    /** A branch that changes one file of attributes and nothing else, checked out as a fresh clone would have it. */
    const attributed = (first: Changes, path: string, rule: string | null): GitRepository => {
      const repository = branched(first, {});
      repository.write({ [path]: rule });
      repository.git('add', path);
      repository.git('commit', '--quiet', '--message', 'Attributes');
      repository.git('rm', '--quiet', '-r', '--cached', '.');
      repository.git('reset', '--quiet', '--hard');
      return repository;
    };
    const utf16 = 'evals/*.csv working-tree-encoding=UTF-16\n';

    it('has the bytes of the commit for each file that reads otherwise, and no others', () => {
      const first = { 'evals/a.csv': 'a,b\n', 'evals/b.json': '{}', 'c.csv': 'c\n' };
      const { folder } = attributed(first, '.gitattributes', utf16);
      const base = readable(folder);
      expect([...base.changed].sort()).toEqual(['.gitattributes', 'evals/a.csv']);
      expect(texts(base.before)).toEqual(first);
      expect(texts(folderWorkspace(folder))['evals/a.csv']).not.toBe('a,b\n');
    });

    it('in a folder of its own, seen from a folder below', () => {
      const first = { 'lab/evals/a.csv': 'a\n', 'lab/other/b.csv': 'b\n' };
      const { folder } = attributed(
        first,
        'lab/evals/.gitattributes',
        '*.csv working-tree-encoding=UTF-16\n',
      );
      expect([...readable(join(folder, 'lab')).changed].sort()).toEqual([
        'evals/.gitattributes',
        'evals/a.csv',
      ]);
    });

    it('stops the check by the file that cannot be read any more, though no commit changes it', async () => {
      const lab = failingLab();
      const first = {
        ...lab,
        'plans/next.yml': lab['plans/next.yml']?.replace('0.999', '0.3') ?? '',
        'evals/more.csv': 'run,task,metric,score,params\nr,other,acc,0.5,1e9\n',
      };
      const check = (folder: string) => runCommand(['check', folder, '--base=main', '--resamples=0']);
      const hidden = attributed(first, 'evals/.gitattributes', 'more.csv working-tree-encoding=UTF-16\n');
      const stopped = await check(hidden.folder);
      expect([stopped.status, stopped.stdout]).toEqual([1, expect.stringContaining('SG101')]);
      expect(stopped.stdout).toContain('evals/more.csv');
      const honest = attributed(first, 'evals/.gitattributes', '*.csv text\n');
      expect((await check(honest.folder)).status).toBe(0);
    });

    it('counts nothing as changed that reads the same: line ends, a rule for other files', () => {
      const first = { 'evals/a.csv': 'a\nb\n' };
      for (const rule of ['*.csv eol=crlf\n', '*.png binary\n']) {
        const { folder } = attributed(first, '.gitattributes', rule);
        expect([...readable(folder).changed]).toEqual(['.gitattributes']);
      }
    });

    it('has the file that a pointer stood for, where the attribute that filled it is taken away', () => {
      const oid = 'cd'.repeat(32);
      const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 5\n`;
      const first = { 'big.csv': pointer, '.gitattributes': '*.csv -text\n' };
      const repository = attributed(first, '.gitattributes', null);
      repository.write({ [`.git/lfs/objects/cd/cd/${oid}`]: 'a,b\n1' });
      expect(texts(readable(repository.folder).before)['big.csv']).toBe('a,b\n1');
    });
  });

  describe('of what the checkout does not show', () => {
    const unseen = (folder: string): readonly string[] =>
      (readable(folder).unseen ?? []).map(({ side, path }) => `${side} ${path}`);
    const check = (folder: string) => runCommand(['check', folder, '--base=main', '--resamples=0']);
    const lab: Changes = {
      ...failingLab(),
      'plans/next.yml': failingLab()['plans/next.yml']?.replace('0.999', '0.3') ?? '',
      'evals/more.csv': 'run,task,metric,score,params\nr,other,acc,0.5,1e9\n',
      'notes/a.md': 'a',
    };
    /** The decision is inconclusive by SG136, which names the path and the step. */
    const isInconclusive = async (folder: string, path: string, step: string): Promise<void> => {
      const { status, stdout } = await check(folder);
      const line = stdout.replaceAll(/\s+/g, ' ');
      expect([status, line]).toEqual([1, expect.stringContaining('SG136')]);
      expect(line).toContain(path);
      expect(line).toContain(step);
      expect(line).toMatch(/inconclusive/i);
    };

    it('names files that a sparse checkout left out, and no file that was deleted', async () => {
      const repository = branched(lab, {
        'README.md': '1',
        'evals/new.csv': 'run,task,metric,score,params\ns,other,acc,0.5,2e9\n',
      });
      expect(unseen(repository.folder)).toEqual([]);
      expect((await check(repository.folder)).status).toBe(0);
      repository.write({ 'notes/a.md': null });
      expect(unseen(repository.folder)).toEqual([]);
      repository.git('checkout', '--quiet', '--', '.');
      repository.git('sparse-checkout', 'set', '--no-cone', '/*', '!/notes/');
      expect(unseen(repository.folder)).toEqual(['head notes/a.md']);
      expect((await check(repository.folder)).status).toBe(0);
      repository.git('sparse-checkout', 'set', '--no-cone', '/*', '!/evals/more.csv');
      await isInconclusive(repository.folder, 'evals/more.csv', 'without `sparse-checkout`');
    });

    it('is inconclusive where the content behind a Git LFS pointer of the base was not fetched', async () => {
      const oid = 'ef'.repeat(32);
      const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 5\n`;
      const repository = branched(
        { ...lab, 'evals/more.csv': pointer },
        { 'evals/more.csv': lab['evals/more.csv'] ?? null },
      );
      await isInconclusive(repository.folder, 'evals/more.csv', 'git lfs fetch --all');
      repository.write({ [`.git/lfs/objects/ef/ef/${oid}`]: String(lab['evals/more.csv']) });
      expect((await check(repository.folder)).status).toBe(0);
    });

    /** A branch that moves the submodule `data` from the first to the second of these contents. */
    const moved = (first: Changes, second: Changes): GitRepository => {
      const there = gitRepository(first, temporaryFolder({}));
      const repository = gitRepository(lab, temporaryFolder({}));
      repository.git('submodule', '--quiet', 'add', there.folder, 'evals/data');
      repository.git('commit', '--quiet', '--message', 'A submodule');
      repository.git('checkout', '--quiet', '-b', 'ours');
      there.commit(second);
      repository.git('submodule', '--quiet', 'update', '--remote');
      repository.git('commit', '--quiet', '--all', '--message', 'Moved');
      return repository;
    };
    const evidence = (score: string): Changes => ({
      'x.csv': `run,task,metric,score,params\nx,other,acc,${score},3e9\n`,
    });

    it('reads a submodule that the head moves at the commit that the base has of it', () => {
      const base = readable(moved(evidence('0.4'), evidence('0.5')).folder);
      expect(base.unseen).toEqual([]);
      expect(texts(base.before)['evals/data/x.csv']).toContain('0.4');
      expect(base.changed).toContain('evals/data/x.csv');
    });

    it('is inconclusive where a submodule that may hold evidence is not checked out', async () => {
      const repository = moved(evidence('0.4'), evidence('0.5'));
      repository.write({
        '.github/scaling-guard.yml': String(lab['.github/scaling-guard.yml']).replace('*.csv', '**/*.csv'),
      });
      repository.git('commit', '--quiet', '--all', '--message', 'Deeper');
      repository.git('branch', '--force', 'main', 'ours~1');
      repository.git('checkout', '--quiet', 'main');
      repository.git('checkout', '--quiet', 'ours', '--', '.github');
      repository.git('commit', '--quiet', '--message', 'Deeper');
      repository.git('checkout', '--quiet', '-b', 'third');
      repository.commit({
        'evals/more.csv': 'run,task,metric,score,params\nr,other,acc,0.5,1e9\nt,other,acc,0.5,2e9\n',
      });
      expect(unseen(repository.folder)).toEqual([]);
      repository.git('submodule', '--quiet', 'deinit', '--all', '--force');
      expect(unseen(repository.folder)).toEqual(['head evals/data']);
      await isInconclusive(repository.folder, 'evals/data', '`submodules: true`');
    });

    it('is inconclusive where a partial clone has lost a content of the base', async () => {
      const { folder } = branched(lab, { 'evals/more.csv': null });
      const partial = join(temporaryFolder({}), 'c');
      plainGit(folder, ['config', 'uploadpack.allowFilter', 'true']);
      plainGit(folder, ['clone', '--quiet', '--filter=blob:none', `file://${folder}`, partial]);
      plainGit(partial, ['remote', 'set-url', 'origin', 'file:///nowhere']);
      plainGit(partial, ['update-ref', 'refs/heads/main', 'refs/remotes/origin/main']);
      await isInconclusive(partial, 'evals/more.csv', '`fetch-depth: 0`');
    });
  });

  it('is not swayed by hooks, replacements or a file-system monitor that the repository brings', () => {
    const repository = branched({ 'a.csv': '1' }, { 'a.csv': '2' });
    const ran = join(repository.folder, 'ran');
    writeFileSync(join(repository.folder, '.git/trap'), `#!/bin/sh\ntouch ${ran}\n`, { mode: 0o755 });
    repository.git('config', 'core.fsmonitor', join(repository.folder, '.git/trap'));
    repository.git(
      'replace',
      repository.git('rev-parse', 'main:a.csv'),
      repository.git('rev-parse', 'ours:a.csv'),
    );
    expect(texts(readable(repository.folder).before)).toEqual({ 'a.csv': '1' });
    expect(folderWorkspace(repository.folder).entries.map(({ path }) => path)).not.toContain('ran');
  });
});

describe('check --base', () => {
  const check = (folder: string, revision: string) => runCommand(['check', folder, `--base=${revision}`]);

  it('says where there is no repository, no such commit, or too little history', async () => {
    const bare = await check(temporaryFolder({ 'a.csv': '1' }), 'main');
    expect([bare.status, bare.stderr]).toEqual([2, expect.stringContaining('lies in no repository')]);
    const { folder } = branched({ 'a.csv': '1' }, { 'a.csv': '2' });
    for (const revision of ['nowhere', '--help', '-x', 'main\nother', 'HEAD:a.csv']) {
      const { status, stderr } = await check(folder, revision);
      expect([status, stderr]).toEqual([2, expect.stringContaining('names no commit of this repository')]);
    }
    const shallow = temporaryFolder({});
    plainGit(shallow, ['clone', '--quiet', '--depth=1', '--no-single-branch', `file://${folder}`, 'c']);
    const cut = await check(join(shallow, 'c'), 'origin/main');
    expect([cut.status, cut.stderr]).toEqual([2, expect.stringContaining('git fetch --unshallow')]);
  });
});
