import type { Bytes } from '../../core/documents/workspace/workspace.ts';
import type { CheckoutRepository } from '../git/checkoutRepository.ts';
import { differingPaths, type FileTree, submoduleMode, type TreeFile } from '../git/fileTree.ts';
import type { LinkedWorkspace } from '../linkedWorkspace.ts';
import { alteredByAttributes } from './alteredByAttributes.ts';
import { type BaseCommits, baseSideOf } from './baseSideOf.ts';
import { commitContents } from './commitContents.ts';
import { openSubmodules } from './openSubmodules.ts';
import { unseenPaths } from './unseenPaths.ts';

/** Two commits to hold the head against, and how. */
export interface Comparison extends Pick<BaseCommits, 'policy' | 'before' | 'gating' | 'also'> {
  /** Paths of the repository that changed though no commit says so: what is not committed yet. */
  readonly uncommitted: ReadonlySet<string>;
}

/** What is compared, and what is known of the contents before any is read. */
export interface ComparedCommits {
  readonly commits: BaseCommits;
  /** Where contents are looked for first: the checkout, and those of submodules that it moves. */
  readonly repository: CheckoutRepository;
  readonly sizes: ReadonlyMap<string, number>;
  /** Contents that are likely to be asked for, by name, with a path where each is found. */
  readonly expected: ReadonlyMap<string, string>;
}

const sizesInHead = (
  head: FileTree,
  workspace: LinkedWorkspace,
  prefix: string,
): ReadonlyMap<string, number> =>
  new Map(
    workspace.entries.flatMap(({ path, kind, size }) => {
      const file = kind === 'file' ? head.get(prefix + path) : undefined;
      return file === undefined ? [] : [[file.sha, size] as const];
    }),
  );

/** What the head changes, by the names that git gives to contents: no file is read for it. */
export const compareCommits = (
  workspace: LinkedWorkspace,
  checkout: CheckoutRepository,
  head: FileTree,
  { policy: tip, before: merged, gating, also, uncommitted }: Comparison,
): ComparedCommits => {
  const { prefix } = checkout;
  const differing = new Set([...differingPaths(merged, head), ...uncommitted]);
  const opened = openSubmodules(merged, checkout);
  const before = opened.tree;
  const { tree: policy, repository } = tip === merged ? opened : openSubmodules(tip, opened.repository);
  const changed = new Set([...differing, ...alteredByAttributes(workspace, repository, head, differing)]);
  const unseen = unseenPaths(workspace, { before, head, changed, prefix }, uncommitted);
  const newer = tip === merged ? changed : differingPaths(tip, head);
  const moved = [...differing].filter((path) => merged.get(path)?.mode === submoduleMode);
  const inMoved = [...before.keys()].filter((path) => moved.some((mount) => path.startsWith(`${mount}/`)));
  const named = (tree: FileTree, paths: ReadonlySet<string>): readonly (readonly [string, string])[] =>
    [...paths].flatMap((path) => {
      const file = path.startsWith(prefix) ? tree.get(path) : undefined;
      return file === undefined || file.mode === submoduleMode ? [] : [[file.sha, path] as const];
    });
  return {
    commits: { policy, before, head, changed, gating, prefix, also, unseen },
    repository,
    sizes: sizesInHead(head, workspace, prefix),
    expected: new Map([
      ...named(before, changed),
      ...named(before, new Set(inMoved)),
      ...named(policy, newer),
    ]),
  };
};

/** The base that the compared commits are, with contents from the checkout, else from `missing`. */
export const readableBase = (
  workspace: LinkedWorkspace,
  { commits, repository, sizes, expected }: ComparedCommits,
  missing: (file: TreeFile) => Bytes,
) =>
  baseSideOf(
    workspace,
    commits,
    commitContents(repository, { sizes, expected: [...expected.keys()] }, missing),
  );
