import { posix } from 'node:path';
import type { UnseenPath } from '../../core/base/unseenPath.ts';
import { type FileTree, submoduleMode } from '../git/fileTree.ts';
import { isSkippedFolder, type LinkedWorkspace } from '../linkedWorkspace.ts';
import type { BaseCommits } from './baseSideOf.ts';

/** Whether a path lies in a folder that no workspace looks into. */
const isSkipped = (path: string): boolean => posix.dirname(path).split('/').some(isSkippedFolder);

const notThere = 'is in the commit and not in the checkout; check out without `sparse-checkout`';
const notCheckedOut = 'is a submodule that is not checked out; check out with `submodules: true`';
const otherCommit =
  'is a submodule whose commit of that time is not in the checkout; check out with `submodules: true` and `fetch-depth: 0`';

/** Submodules of a tree below the judged folder, by their path from there. */
const submodulesIn = (tree: FileTree, prefix: string): readonly string[] =>
  [...tree].flatMap(([path, { mode }]) =>
    mode === submoduleMode && path.startsWith(prefix) ? [path.slice(prefix.length)] : [],
  );

/** Whether a tree says what a submodule holds: its files were put beside it. */
const isOpen = (tree: FileTree, mount: string): boolean => {
  for (const path of tree.keys()) if (path.startsWith(`${mount}/`)) return true;
  return false;
};

/**
 * What the commits have below the judged folder and the checkout does not show: files that a sparse checkout left out, and submodules of which
 * nobody knows what they hold.
 *
 * @param uncommitted paths of the repository that differ from the commit: a file that was deleted on purpose is among them
 */
export const unseenPaths = (
  workspace: LinkedWorkspace,
  { before, head, changed, prefix }: Pick<BaseCommits, 'before' | 'head' | 'changed' | 'prefix'>,
  uncommitted: ReadonlySet<string>,
): readonly UnseenPath[] => {
  const there = new Set(workspace.entries.map(({ path }) => path));
  const leftOut = [...head].flatMap(([inRepository, { mode }]): readonly UnseenPath[] => {
    const path = inRepository.slice(prefix.length);
    if (!inRepository.startsWith(prefix) || mode === submoduleMode || there.has(path)) return [];
    if (isSkipped(path) || uncommitted.has(inRepository) || isSkippedFolder(posix.basename(path))) return [];
    return [{ path, side: 'head', isFolder: false, reason: notThere }];
  });
  const isShown = (mount: string): boolean =>
    workspace.entries.some(({ path }) => path.startsWith(`${mount}/`));
  return [
    ...leftOut,
    ...submodulesIn(head, prefix).flatMap((path): readonly UnseenPath[] =>
      isSkipped(path) || isShown(path) ? [] : [{ path, side: 'head', isFolder: true, reason: notCheckedOut }],
    ),
    ...submodulesIn(before, prefix).flatMap((path): readonly UnseenPath[] =>
      isSkipped(path) || !changed.has(prefix + path) || isOpen(before, prefix + path)
        ? []
        : [{ path, side: 'base', isFolder: true, reason: otherCommit }],
    ),
  ];
};
