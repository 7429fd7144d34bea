import type { Octokit } from 'octokit';
import type { FileTree, TreeFile } from '../../git/fileTree.ts';
import { isObjectName } from '../../git/objectName.ts';
import { memberAt } from '../memberAt.ts';
import { askAgain, halfAnswer, type RepositoryName } from './githubClient.ts';

/** Commits and contents that a shallow checkout lacks. Every call may throw. */
export interface CommitsApi {
  /** The commit that a branch points at now. */
  branchTip(branch: string): Promise<string>;
  /** The best common ancestor of two commits. */
  mergeBase(base: string, head: string): Promise<string>;
  /** All files of a commit; null where GitHub lists only some of them. */
  tree(commit: string): Promise<FileTree | null>;
  content(sha: string): Promise<Uint8Array>;
}

/** `{ path, mode, type, sha, size? }`; folders are left out. */
const treeFile = (entry: unknown): readonly (readonly [path: string, file: TreeFile])[] => {
  const [path, mode, sha] = ['path', 'mode', 'sha'].map((key) => memberAt(entry, key));
  if (typeof path !== 'string' || typeof mode !== 'string' || !isObjectName(sha)) throw halfAnswer();
  const size = memberAt(entry, 'size');
  return memberAt(entry, 'type') === 'tree'
    ? []
    : [[path, { mode, sha, size: typeof size === 'number' ? size : null }]];
};

const objectNameAt = (data: unknown, ...path: readonly string[]): string => {
  const sha = memberAt(data, ...path);
  if (!isObjectName(sha)) throw halfAnswer();
  return sha;
};

export const commitsApi = (octokit: Octokit, repository: RepositoryName): CommitsApi => ({
  branchTip: (branch) =>
    askAgain(async () => {
      const { data } = await octokit.rest.git.getRef({ ...repository, ref: `heads/${branch}` });
      return objectNameAt(data, 'object', 'sha');
    }),

  mergeBase: (base, head) =>
    askAgain(async () => {
      // The second page has the ancestor too, and leaves out the files.
      const page = { per_page: 1, page: 2 };
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
        ...repository,
        basehead: `${base}...${head}`,
        ...page,
      });
      return objectNameAt(data, 'merge_base_commit', 'sha');
    }),

  tree: (commit) =>
    askAgain(async () => {
      const { data } = await octokit.rest.git.getTree({ ...repository, tree_sha: commit, recursive: '1' });
      const entries = memberAt(data, 'tree');
      if (!Array.isArray(entries)) throw halfAnswer();
      return memberAt(data, 'truncated') === true ? null : new Map(entries.flatMap(treeFile));
    }),

  content: (sha) =>
    askAgain(async () => {
      const { data } = await octokit.rest.git.getBlob({ ...repository, file_sha: sha });
      const content = memberAt(data, 'content');
      if (typeof content !== 'string' || memberAt(data, 'encoding') !== 'base64') throw halfAnswer();
      return Buffer.from(content, 'base64');
    }),
});
