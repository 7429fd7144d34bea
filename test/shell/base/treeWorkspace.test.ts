import { describe, expect, it } from 'vitest';
import { commitContents } from '../../../src/shell/base/commitContents.ts';
import { treeWorkspace } from '../../../src/shell/base/treeWorkspace.ts';
import { folderWorkspace } from '../../../src/shell/folderWorkspace.ts';
import { checkoutRepository } from '../../../src/shell/git/checkoutRepository.ts';
import type { LinkedWorkspace } from '../../../src/shell/linkedWorkspace.ts';
import { type Changes, gitRepository } from '../gitRepository.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

/** The same commit twice: as it lies in the folder, and as git keeps it. */
const both = (files: Changes, folder = ''): readonly [LinkedWorkspace, LinkedWorkspace] => {
  const made = gitRepository(files, temporaryFolder({}));
  const repository = checkoutRepository(made.folder, false);
  const tree = repository?.tree(repository.head);
  if (!repository || !tree) throw new Error('there is no repository');
  const contents = commitContents(repository, { sizes: new Map(), expected: [] }, () => {
    throw new Error('a content is missing');
  });
  return [
    folderWorkspace(`${made.folder}/${folder}`),
    treeWorkspace(tree, folder === '' ? '' : `${folder}/`, contents),
  ];
};

const seen = (workspace: LinkedWorkspace) =>
  workspace.entries.map(({ path, kind, size }) => {
    const read = kind === 'file' ? workspace.read(path) : null;
    const text = read?.kind === 'bytes' ? new TextDecoder().decode(read.bytes) : (read?.reason ?? null);
    return { path, kind, size, text, real: kind === 'file' ? workspace.realPath(path) : null };
  });

const stories: readonly (readonly [story: string, files: Changes, folder?: string])[] = [
  ['plain files and folders', { 'a.json': '{}', 'evals/b.json': '[]', 'evals/ü/c d.csv': 'x', 'a-b/z': '' }],
  [
    'hidden folders and installed packages, which are skipped, and .github, which is not',
    {
      '.github/scaling-guard.yml': 'x',
      '.cache/a.json': '{}',
      'node_modules/a.json': '{}',
      '.hidden': 'y',
      'b/.git-x/c': '',
    },
  ],
  [
    'a link to a file',
    { 'a.json': '{}', 'latest.json': { link: 'a.json' }, 'b/up.json': { link: '../a.json' } },
  ],
  ['a link to a folder', { 'runs/1/a.json': '1', 'runs/2/a.json': '22', latest: { link: 'runs/2' } }],
  [
    'links through links',
    { 'runs/2/a.json': '2', x: { link: 'runs' }, 'y.json': { link: 'x/2/a.json' }, z: { link: 'x/2' } },
  ],
  [
    'links that leave the folder or lead nowhere',
    { 'a.json': { link: '/etc/passwd' }, 'b.json': { link: '../x' }, c: { link: 'no' } },
  ],
  ['links in a circle', { 'd/a.json': '1', 'd/loop': { link: '../d' }, e: { link: 'f' }, f: { link: 'e' } }],
  [
    'a link that leaves the judged folder',
    { 'lab/a.json': '1', 'b.json': '2', 'lab/b.json': { link: '../b.json' } },
    'lab',
  ],
  ['a link to the root of the judged folder', { 'lab/a.json': '1', 'lab/x/self': { link: '..' } }, 'lab'],
  ['hidden links', { 'd/a.json': '1', '.link': { link: 'd' }, node_modules: { link: 'd' } }],
];

describe('the files of a commit', () => {
  it.each(stories.map(([story, files, folder = '']) => ({ story, files, folder })))(
    'are listed and read as a checkout of it is: $story',
    ({ files, folder }) => {
      const [checkedOut, committed] = both(files, folder);
      expect(seen(committed)).toEqual(seen(checkedOut));
    },
  );
});
