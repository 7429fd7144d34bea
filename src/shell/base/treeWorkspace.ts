import { posix } from 'node:path';
import type { Bytes, WorkspaceEntry } from '../../core/documents/workspace/workspace.ts';
import { type FileTree, linkMode, submoduleMode, type TreeFile } from '../git/fileTree.ts';
import { deepestLink, isSkippedFolder, type LinkedWorkspace } from '../linkedWorkspace.ts';

/** The contents of a commit's files. */
export interface ContentSource {
  size(file: TreeFile): number;
  read(file: TreeFile): Bytes;
}

/** Links that lead to links: more than these lead in a circle. */
const longestChain = 40;

/** The folder that a path lies in, '' for the root, and all those above it. */
const foldersOf = (path: string): readonly string[] => {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
};

/** The files of the tree that lie in the judged folder, by their path from there. */
const insideFolder = (tree: FileTree, prefix: string): FileTree =>
  prefix === ''
    ? tree
    : new Map(
        [...tree].flatMap(([path, file]) =>
          path.startsWith(prefix) ? [[path.slice(prefix.length), file] as const] : [],
        ),
      );

/**
 * The files of a commit as `folderWorkspace` would list them were they checked out: the same folders skipped, links followed
 * inside the judged folder and refused outside of it, submodules empty.
 *
 * @param prefix the judged folder in the repository, `examples/lab/`, or ''
 * @param also paths that are listed although they lie in a skipped folder
 */
export const treeWorkspace = (
  tree: FileTree,
  prefix: string,
  contents: ContentSource,
  also: readonly string[] = [],
): LinkedWorkspace => {
  const files = insideFolder(tree, prefix);
  const folders = new Set([...files.keys()].flatMap(foldersOf));
  const listed = new Map<string, WorkspaceEntry & { readonly real: string }>();

  const targetOf = (link: TreeFile): string | null => {
    const bytes = contents.read(link);
    return bytes.kind === 'bytes' ? new TextDecoder().decode(bytes.bytes) : null;
  };

  /** Where a path leads once every link on it is followed; null where that is outside, nowhere or a circle. */
  const follow = (path: string): string | null => {
    let at = path;
    for (let step = 0; step < longestChain; step += 1) {
      const link = [...foldersOf(at), at].find((part) => files.get(part)?.mode === linkMode);
      const file = link === undefined ? undefined : files.get(link);
      if (link === undefined || file === undefined)
        return at === '' || files.has(at) || folders.has(at) ? at : null;
      const target = targetOf(file);
      if (target === null || posix.isAbsolute(target)) return null;
      at = posix
        .normalize(posix.join(posix.dirname(link), target, at.slice(link.length)))
        .replace(/^\.$|\/$/, '');
      if (at === '..' || at.startsWith('../')) return null;
    }
    return null;
  };

  const listFolders = (path: string): void => {
    for (const folder of foldersOf(path)) {
      if (!listed.has(folder)) listed.set(folder, { path: folder, kind: 'directory', size: 0, real: folder });
    }
  };

  const list = (path: string, real: string, file: TreeFile, links: number): void => {
    const place = { path, size: 0, real };
    if (file.mode === submoduleMode) listed.set(path, { ...place, kind: 'directory' });
    else if (file.mode !== linkMode) listed.set(path, { ...place, kind: 'file', size: contents.size(file) });
    else {
      const target = follow(real);
      const leadsTo = target === null ? undefined : files.get(target);
      if (target === null) listed.set(path, { ...place, kind: 'outside' });
      else if (leadsTo !== undefined) list(path, target, leadsTo, links);
      else if (links >= deepestLink) listed.set(path, { ...place, kind: 'other' });
      else {
        listed.set(path, { ...place, kind: 'directory', real: target });
        // What a link to a folder above shows is listed at its own place already.
        if (!`${real}/`.startsWith(target === '' ? '' : `${target}/`)) listBelow(path, target, links + 1);
      }
    }
  };

  /** Lists what lies below `real` as if it lay below `path`; both '' for everything. */
  const listBelow = (path: string, real: string, links: number): void => {
    const start = real === '' ? '' : `${real}/`;
    for (const [at, file] of files) {
      if (!at.startsWith(start)) continue;
      const rest = at.slice(start.length);
      const folder = foldersOf(rest).find((each) => isSkippedFolder(posix.basename(each)));
      const seen = [path, folder ?? rest].filter((part) => part !== '').join('/');
      // The folder that holds a skipped one is there all the same.
      if (folder !== undefined || (file.mode === linkMode && isSkippedFolder(posix.basename(at)))) {
        listFolders(seen);
        continue;
      }
      listFolders(seen);
      list(seen, at, file, links);
    }
  };

  listBelow('', '', 0);
  for (const path of also) {
    const file = files.get(path);
    if (file !== undefined && !listed.has(path)) list(path, path, file, 0);
  }

  const entries = [...listed.values()]
    .map(({ path, kind, size }): WorkspaceEntry => ({ path, kind, size }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    entries,
    realPath: (path) => listed.get(path)?.real ?? path,
    read(path) {
      const entry = listed.get(path);
      if (entry === undefined) return { kind: 'failed', reason: 'there is no such file' };
      const file = files.get(entry.real);
      if (entry.kind === 'file' && file !== undefined) return contents.read(file);
      const reason = entry.kind === 'outside' ? 'its link leaves the folder' : 'it is not a file';
      return { kind: 'failed', reason };
    },
  };
};
