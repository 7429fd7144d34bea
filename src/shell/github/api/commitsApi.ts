import type { Octokit } from 'octokit';
import type { FileTree, TreeFile } from '../../git/fileTree.ts';
import { objectHash } from '../../git/objectHash.ts';
import { isObjectName } from '../../git/objectName.ts';
import { treeHash } from '../../git/treeHash.ts';
import { LostAnswer } from '../lostAnswer.ts';
import { memberAt } from '../memberAt.ts';
import { askAgain, halfAnswer, type RepositoryName } from './githubClient.ts';

/**
 * Commits and contents that a shallow checkout lacks. Every call may throw. Trees and contents are held to the names that they were asked
 * for by, which are hashes of what they hold.
 */
export interface CommitsApi {
  /** The commit that a branch points at now. */
  branchTip(branch: string): Promise<string>;
  /** The best common ancestor of two commits. */
  mergeBase(base: string, head: string): Promise<string>;
  /** All files of a commit; null where GitHub lists only some of them. */
  tree(commit: string): Promise<FileTree | null>;
  content(sha: string): Promise<Uint8Array>;
}

/** One line of a tree: `{ path, mode, type, sha, size? }`. */
const listedEntry = (entry: unknown): { readonly path: string; readonly file: TreeFile | null } => {
  const [path, mode, sha] = ['path', 'mode', 'sha'].map((key) => memberAt(entry, key));
  if (typeof path !== 'string' || typeof mode !== 'string' || !isObjectName(sha)) throw halfAnswer();
  const size = memberAt(entry, 'size');
  const isFolder = memberAt(entry, 'type') === 'tree';
  return { path, file: isFolder ? null : { mode, sha, size: typeof size === 'number' ? size : null } };
};

const otherAnswer = (what: string, name: string): LostAnswer =>
  new LostAnswer(
    `GitHub sent another ${what} than ${name.slice(0, 12)}, which it was asked for: what came has another hash`,
  );

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
      const { data: told } = await octokit.rest.git.getCommit({ ...repository, commit_sha: commit });
      if (objectNameAt(told, 'sha') !== commit) throw otherAnswer('commit', commit);
      const name = objectNameAt(told, 'tree', 'sha');
      const { data } = await octokit.rest.git.getTree({ ...repository, tree_sha: name, recursive: '1' });
      const entries = memberAt(data, 'tree');
      if (!Array.isArray(entries)) throw halfAnswer();
      if (memberAt(data, 'truncated') === true) return null;
      const listed = entries.map(listedEntry);
      const files = new Map(
        listed.flatMap(({ path, file }) => (file === null ? [] : [[path, file] as const])),
      );
      const folders = listed.flatMap(({ path, file }) => (file === null ? [path] : []));
      if (treeHash(files, folders, name) !== name) throw otherAnswer('tree', name);
      return files;
    }),

  content: (sha) =>
    askAgain(async () => {
      const { data } = await octokit.rest.git.getBlob({ ...repository, file_sha: sha });
      const content = memberAt(data, 'content');
      if (typeof content !== 'string' || memberAt(data, 'encoding') !== 'base64') throw halfAnswer();
      const bytes = Buffer.from(content, 'base64');
      if (objectHash('blob', bytes, sha) !== sha) throw otherAnswer('content', sha);
      return bytes;
    }),
});
