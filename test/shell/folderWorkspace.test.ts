import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hardLimits } from '../../src/core/configuration/readingBounds.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const textOf = (folder: string, path: string): string => {
  const bytes = folderWorkspace(folder).read(path);
  return bytes.kind === 'bytes' ? new TextDecoder().decode(bytes.bytes) : `failed: ${bytes.reason}`;
};

const listing = (folder: string): readonly string[] =>
  folderWorkspace(folder).entries.map(({ path, kind }) => `${kind} ${path}`);

describe('folderWorkspace', () => {
  it('lists files and folders by POSIX path in code-unit order, with sizes', () => {
    const folder = temporaryFolder({ 'b.json': '{}', 'a/Z.json': '[1]', 'a/a.json': '', 'a-b/x.csv': 'h' });
    expect(folderWorkspace(folder).entries).toEqual([
      { path: 'a', kind: 'directory', size: 0 },
      { path: 'a-b', kind: 'directory', size: 0 },
      { path: 'a-b/x.csv', kind: 'file', size: 1 },
      { path: 'a/Z.json', kind: 'file', size: 3 },
      { path: 'a/a.json', kind: 'file', size: 0 },
      { path: 'b.json', kind: 'file', size: 2 },
    ]);
  });

  it('looks into .github and no other hidden folder, nor into installed packages', () => {
    const folder = temporaryFolder({
      '.github/scaling-guard.yml': 'version: 1',
      '.git/config': '',
      '.venv/a.json': '{}',
      'node_modules/p/package.json': '{}',
      'deep/node_modules/p/a.json': '{}',
      '.hidden.json': '{}',
    });
    expect(listing(folder)).toEqual([
      'directory .github',
      'file .github/scaling-guard.yml',
      'file .hidden.json',
      'directory deep',
    ]);
  });

  it('lists a file in a skipped folder when it is asked for', () => {
    const folder = temporaryFolder({ '.config/guard.yml': 'version: 1' });
    const workspace = folderWorkspace(folder, ['.config/guard.yml', '.config/gone.yml']);
    expect(workspace.entries.map(({ path }) => path)).toEqual(['.config/guard.yml']);
    expect(workspace.read('.config/guard.yml').kind).toBe('bytes');
  });

  it('reads what is there, and says why it cannot read the rest', () => {
    const folder = temporaryFolder({ 'a.json': '{"ü": 1}', 'd/b.json': '{}' });
    expect(textOf(folder, 'a.json')).toBe('{"ü": 1}');
    expect(textOf(folder, 'd')).toBe('failed: it is not a file');
    expect(textOf(folder, 'gone.json')).toBe('failed: there is no such file');
    expect(textOf(folder, '../outside.json')).toBe('failed: there is no such file');
    const workspace = folderWorkspace(folder);
    rmSync(join(folder, 'a.json'));
    expect(workspace.read('a.json')).toEqual({
      kind: 'failed',
      reason: 'it is gone since the folder was listed',
    });
  });

  it('refuses a file past the hard limit without reading it', () => {
    const folder = temporaryFolder({ 'huge.json': '' });
    truncateSync(join(folder, 'huge.json'), hardLimits.bytes + 1);
    expect(textOf(folder, 'huge.json')).toBe(
      `failed: it has ${hardLimits.bytes + 1} bytes; at most ${hardLimits.bytes} are ever read`,
    );
  });

  it('follows links that stay inside, and calls the others outside', () => {
    const elsewhere = temporaryFolder({ 'secret.json': '{"password": 1}' });
    const folder = temporaryFolder({ 'store/a.json': '{"a": 1}' });
    symlinkSync('store/a.json', join(folder, 'file-link.json'));
    symlinkSync('store', join(folder, 'folder-link'));
    symlinkSync(join(elsewhere, 'secret.json'), join(folder, 'leak.json'));
    symlinkSync(elsewhere, join(folder, 'leak'));
    symlinkSync('nowhere.json', join(folder, 'dangling.json'));
    expect(listing(folder)).toEqual([
      'outside dangling.json',
      'file file-link.json',
      'directory folder-link',
      'file folder-link/a.json',
      'outside leak',
      'outside leak.json',
      'directory store',
      'file store/a.json',
    ]);
    expect(textOf(folder, 'file-link.json')).toBe('{"a": 1}');
    expect(textOf(folder, 'folder-link/a.json')).toBe('{"a": 1}');
    expect(textOf(folder, 'leak.json')).toBe('failed: its link leaves the folder');
  });

  it('is not fooled by a sibling folder whose name starts like its own', () => {
    const parent = temporaryFolder({ 'lab/a.json': '{}', 'lab-secret/b.json': '{}' });
    symlinkSync('../lab-secret/b.json', join(parent, 'lab/b.json'));
    expect(listing(join(parent, 'lab'))).toEqual(['file a.json', 'outside b.json']);
  });

  it('ends on links in circles, listing every file at its own place', () => {
    const folder = temporaryFolder({ 'a/x.json': '{}', 'b/y.json': '{}' });
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('.', join(folder, 'self'));
    symlinkSync('../b', join(folder, 'a/to-b'));
    symlinkSync('../a', join(folder, 'b/to-a'));
    const paths = listing(folder);
    expect(paths).toContain('file a/x.json');
    expect(paths).toContain('file a/to-b/y.json');
    expect(paths).toContain('directory self');
    expect(paths.length).toBeLessThan(40);
  });

  it('stops following links inside linked folders, and says so', () => {
    const folder = temporaryFolder({ 'd0/x.json': '{}' });
    for (const depth of [1, 2, 3, 4]) {
      mkdirSync(join(folder, `d${depth}`));
      symlinkSync(`../d${depth - 1}`, join(folder, `d${depth}/next`));
    }
    expect(listing(folder)).toContain('directory d3/next/next/next');
    expect(listing(folder)).toContain('file d3/next/next/next/x.json');
    expect(listing(folder)).toContain('other d4/next/next/next/next');
  });

  it('keeps its listing for the whole check', () => {
    const folder = temporaryFolder({ 'a.json': '{}' });
    const workspace = folderWorkspace(folder);
    writeFileSync(join(folder, 'b.json'), '{}');
    expect(workspace.entries).toHaveLength(1);
  });
});
