import type { BaseSide } from '../../core/base/baseSide.ts';
import { compareCommits, readableBase } from '../base/compareCommits.ts';
import { checkoutRepository } from '../git/checkoutRepository.ts';
import type { LinkedWorkspace } from '../linkedWorkspace.ts';
import { UsageError } from './usageError.ts';

const isGone = { kind: 'failed', reason: 'its content of that time is not in this repository' } as const;

/**
 * The base that `--base REV` names: policy from REV itself, the rest from where this branch left it. What is not committed
 * yet belongs to the head.
 */
export const localBase = (
  revision: string,
  folder: string,
  workspace: LinkedWorkspace,
  also: readonly string[],
): BaseSide => {
  const repository = checkoutRepository(folder, false);
  const named = `--base ${JSON.stringify(revision)}`;
  if (repository === null) {
    throw new UsageError(
      `${named} needs git, and ${JSON.stringify(folder)} lies in no repository with a commit.`,
    );
  }
  const tip = repository.resolve(revision);
  if (tip === null) throw new UsageError(`${named} names no commit of this repository.`);
  const mergeBase = repository.mergeBase(tip, repository.head);
  if (mergeBase === null) {
    throw new UsageError(
      `${named} has no ancestor in common with what is checked out, as far as is known here; \`git fetch --unshallow\` brings the history.`,
    );
  }
  const [head, policy, before] = [repository.head, tip, mergeBase].map((commit) => repository.tree(commit));
  if (!head || !policy || !before)
    throw new UsageError(`${named} cannot be read: git has lost a part of it.`);
  const comparison = { policy, before, gating: true, also, uncommitted: repository.uncommitted() };
  const compared = compareCommits(workspace, repository, head, comparison);
  return readableBase(workspace, compared, () => isGone);
};
