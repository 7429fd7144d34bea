import type { ReadableBase } from '../../core/base/baseSide.ts';
import type { UnseenPath } from '../../core/base/unseenPath.ts';
import type { Workspace, WorkspaceEntry } from '../../core/documents/workspace/workspace.ts';
import { type FileTree, linkMode, submoduleMode } from '../git/fileTree.ts';
import type { LinkedWorkspace } from '../linkedWorkspace.ts';
import { type ContentSource, treeWorkspace } from './treeWorkspace.ts';

/** The commits behind a base, and what is read of them. Paths are those of the repository. */
export interface BaseCommits {
  readonly policy: FileTree;
  /** The merge base. */
  readonly before: FileTree;
  /** The commit that is checked out. */
  readonly head: FileTree;
  readonly changed: ReadonlySet<string>;
  readonly gating: boolean;
  /** The judged folder in the repository, `examples/lab/`, or ''. */
  readonly prefix: string;
  /** Paths from the judged folder that are listed wherever they lie, such as a config that the user names. */
  readonly also: readonly string[];
  readonly unseen: readonly UnseenPath[];
}

/** Links and submodules that changed: what is seen through them changed as well, though its own path did not. */
const changedMounts = ({ changed, before, head }: BaseCommits): ReadonlySet<string> =>
  new Set(
    [...changed].filter((path) =>
      [before, head].some((tree) => [linkMode, submoduleMode].includes(tree.get(path)?.mode ?? '')),
    ),
  );

const byPath = (a: WorkspaceEntry, b: WorkspaceEntry): number => (a.path < b.path ? -1 : 1);

/** The base of a head: the files that policy comes from, and the head with what it changes put back. */
export const baseSideOf = (
  workspace: LinkedWorkspace,
  commits: BaseCommits,
  contents: ContentSource,
): ReadableBase => {
  const { prefix, also, gating } = commits;
  const mounts = changedMounts(commits);
  const isChangedAt = (path: string): boolean => {
    const inRepository = prefix + path;
    if (commits.changed.has(inRepository)) return true;
    if (mounts.size === 0) return false;
    for (let end = inRepository.indexOf('/'); end !== -1; end = inRepository.indexOf('/', end + 1))
      if (mounts.has(inRepository.slice(0, end))) return true;
    return false;
  };
  const isChanged =
    (files: LinkedWorkspace) =>
    ({ path }: WorkspaceEntry): boolean =>
      isChangedAt(path) || isChangedAt(files.realPath(path));

  const old = treeWorkspace(commits.before, prefix, contents, also);
  const putBack = old.entries.filter((entry) => entry.kind !== 'directory' && isChanged(old)(entry));
  const changedHere = workspace.entries.filter(
    (entry) => entry.kind !== 'directory' && isChanged(workspace)(entry),
  );
  const inside = [...commits.changed].filter((path) => path.startsWith(prefix));
  const changed = new Set([
    ...inside.map((path) => path.slice(prefix.length)),
    ...[...putBack, ...changedHere].map(({ path }) => path),
  ]);

  const kept = workspace.entries.filter(({ path, kind }) => kind === 'directory' || !changed.has(path));
  const restored = new Set(putBack.map(({ path }) => path));
  // A path may be a folder of the head and a file of the base.
  const entries = [...kept.filter(({ path }) => !restored.has(path)), ...putBack].sort(byPath);
  const before: Workspace = {
    entries,
    read: (path) => (changed.has(path) ? old.read(path) : workspace.read(path)),
    ...(workspace.elapsed === undefined ? {} : { elapsed: workspace.elapsed }),
  };
  return {
    kind: 'readable',
    policy: treeWorkspace(commits.policy, prefix, contents, also),
    before,
    changed,
    unseen: commits.unseen,
    gating,
  };
};
