import { groupBy } from '../../core/collections/groupBy.ts';
import type { FileTree } from './fileTree.ts';
import { objectHash } from './objectHash.ts';

interface NamedEntry {
  readonly name: string;
  readonly mode: string;
  readonly sha: string;
}

const folderMode = '40000';

/** What a file, a link or a submodule may be. A folder said to be a file would hide all that it holds. */
const isFileMode = (mode: string): boolean => /^(?:100\d{3}|120000|160000)$/.test(mode);

/** Git sorts by bytes, and a folder as if its name ended with a slash. */
const sortKey = ({ name, mode }: NamedEntry): Buffer => Buffer.from(mode === folderMode ? `${name}/` : name);

const writeTree = (entries: readonly NamedEntry[]): Buffer =>
  Buffer.concat(
    entries
      .map((entry) => ({ entry, key: sortKey(entry) }))
      .sort((a, b) => Buffer.compare(a.key, b.key))
      .flatMap(({ entry: { name, mode, sha } }) => [
        Buffer.from(`${mode} ${name}\0`),
        Buffer.from(sha, 'hex'),
      ]),
  );

/** The folder that a path lies in, '' for the root. */
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Every folder that a listing speaks of, by being there or by holding something; the deepest first. */
const foldersOf = (files: FileTree, listed: readonly string[]): readonly string[] => {
  const folders = new Set(['']);
  const add = (path: string): void => {
    for (let folder = path; !folders.has(folder); folder = parentOf(folder)) folders.add(folder);
  };
  for (const path of files.keys()) add(parentOf(path));
  for (const path of listed) add(path);
  const depth = (path: string): number => (path === '' ? 0 : path.split('/').length);
  return [...folders].sort((a, b) => depth(b) - depth(a));
};

/**
 * The name that git gives to the tree of these files and folders, computed from the bottom up: that of a commit's tree, where nothing is
 * missing, added or altered. Null where they are nothing that git could keep.
 *
 * @param folders those that were listed: git may keep empty ones
 * @param like see `objectHash`
 */
export const treeHash = (files: FileTree, folders: readonly string[], like: string): string | null => {
  const isOdd = ([path, { mode }]: readonly [string, { readonly mode: string }]): boolean =>
    path.includes('\0') || path.split('/').includes('') || !isFileMode(mode);
  if ([...files].some(isOdd) || folders.some((path) => path.includes('\0') || path.split('/').includes('')))
    return null;
  const below = groupBy(files, ([path]) => parentOf(path));
  const inside = new Map<string, NamedEntry[]>();
  for (const folder of foldersOf(files, folders)) {
    const entries = (below.get(folder) ?? []).map(([path, { mode, sha }]) => ({ name: path, mode, sha }));
    const named = [...entries, ...(inside.get(folder) ?? [])].map((entry) => ({
      ...entry,
      name: entry.name.slice(entry.name.lastIndexOf('/') + 1),
    }));
    const sha = objectHash('tree', writeTree(named), like);
    if (folder === '') return sha;
    const siblings = inside.get(parentOf(folder)) ?? [];
    inside.set(parentOf(folder), [...siblings, { name: folder, mode: folderMode, sha }]);
  }
  return null;
};
