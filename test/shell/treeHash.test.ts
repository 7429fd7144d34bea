import { describe, expect, it } from 'vitest';
import { checkoutRepository } from '../../src/shell/git/checkoutRepository.ts';
import type { FileTree } from '../../src/shell/git/fileTree.ts';
import { objectHash } from '../../src/shell/git/objectHash.ts';
import { treeHash } from '../../src/shell/git/treeHash.ts';
import { gitRepository, plainGit } from './gitRepository.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const files = {
  'a/x.csv': '1',
  'a.csv': '2',
  a0: '3',
  'a-b/c/d.csv': '4',
  'é/ü.csv': 'é',
  latest: { link: 'a' },
  'z/y/x/w': '',
};

const told = (format: 'sha1' | 'sha256'): { readonly tree: FileTree; readonly name: string } => {
  const folder = temporaryFolder({});
  plainGit(folder, ['init', '--quiet', `--object-format=${format}`]);
  const { git } = gitRepository(files, folder);
  const tree = checkoutRepository(folder, false)?.tree('HEAD');
  if (!tree) throw new Error('git lists no tree');
  return { tree, name: git('rev-parse', 'HEAD^{tree}') };
};

describe('the hash of a tree', () => {
  it.each(['sha1', 'sha256'] as const)('is the name that git gives to it, in %s', (format) => {
    const { tree, name } = told(format);
    expect(treeHash(tree, [], name)).toBe(name);
    expect(treeHash(tree, ['a', 'a-b', 'a-b/c', 'z', 'z/y', 'z/y/x', 'é'], name)).toBe(name);
  });

  it('is another one of every tree that differs, or none', () => {
    const { tree, name } = told('sha1');
    const sha = objectHash('blob', new Uint8Array(), name);
    const others: readonly (readonly [string, FileTree, readonly string[]])[] = [
      ['empty', new Map(), []],
      ...[...tree.keys()].map(
        (path) => [path, new Map([...tree].filter(([one]) => one !== path)), []] as const,
      ),
      ['added', new Map([...tree, ['q', { mode: '100644', sha, size: null }]]), []],
      ['deep', new Map([...tree, ['q/r', { mode: '100644', sha, size: null }]]), []],
      ['altered', new Map([...tree, ['a0', { mode: '100644', sha, size: null }]]), []],
      ['executable', new Map([...tree, ['a0', { mode: '100755', sha, size: null }]]), []],
      ['folder as a file', new Map([...tree, ['a', { mode: '40000', sha, size: null }]]), []],
      ['empty folder', tree, ['q']],
      ['name with a zero', new Map([...tree, ['q\0', { mode: '100644', sha, size: null }]]), []],
      ['nameless', new Map([...tree, ['a//b', { mode: '100644', sha, size: null }]]), []],
    ];
    for (const [what, files, folders] of others) expect(treeHash(files, folders, name), what).not.toBe(name);
  });
});
