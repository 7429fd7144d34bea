import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Changes, type GitRepository, gitRepository, plainGit } from '../../shell/gitRepository.ts';

/** How the workflow checks out: as actions/checkout does by itself, with all history, or the head instead of the merge. */
export type CheckoutKind = 'shallow' | 'full' | 'shallow-head';

/** A repository with a pull request, as the server keeps it, and checkouts of it, as a job has them. */
export interface Project {
  /** The repository on the server's side. */
  readonly origin: GitRepository;
  /** The target branch when the pull request was opened. */
  readonly baseSha: string;
  /** The pull request's own commit. */
  readonly headSha: string;
  /** Head merged into the target: what the job of a pull request runs on. */
  readonly mergeSha: string;
  checkout(kind: CheckoutKind): string;
}

export interface ProjectSetting {
  readonly base: Changes;
  /** What the pull request changes. */
  readonly head: Changes;
  /** What the target branch got before the merge commit was made. */
  readonly before?: Changes;
  /** What it got afterwards. */
  readonly after?: Changes;
  /** Folder that is kept until the caller removes it; its folders are made inside. */
  readonly folder?: string;
}

/** A pull request from `change` into `main`. */
export const project = ({ base, head, before = {}, after, folder }: ProjectSetting): Project => {
  const place = folder ?? realpathSync(mkdtempSync(join(tmpdir(), 'scaling-guard-contract-')));
  const origin = gitRepository(base, join(place, 'origin'));
  const baseSha = origin.git('rev-parse', 'HEAD');
  origin.git('checkout', '--quiet', '-b', 'change');
  const headSha = origin.commit(head);
  origin.git('checkout', '--quiet', 'main');
  if (Object.keys(before).length > 0) origin.commit(before);
  origin.git('checkout', '--quiet', '--detach');
  origin.git('merge', '--quiet', '--no-ff', '--message', 'Merge the pull request', headSha);
  const mergeSha = origin.git('rev-parse', 'HEAD');
  origin.git('update-ref', 'refs/pull/2/merge', mergeSha);
  origin.git('checkout', '--quiet', 'main');
  if (after !== undefined) origin.commit(after);
  origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');

  return {
    origin,
    baseSha,
    headSha,
    mergeSha,
    checkout(kind) {
      const commit = kind === 'shallow-head' ? headSha : mergeSha;
      const at = mkdtempSync(join(place, `${kind}-`));
      const depth = kind === 'full' ? [] : ['--depth=1'];
      plainGit(at, ['init', '--quiet']);
      plainGit(at, ['remote', 'add', 'origin', `file://${origin.folder}`]);
      plainGit(at, ['fetch', '--quiet', '--no-tags', ...depth, 'origin', commit]);
      if (kind === 'full')
        plainGit(at, ['fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*']);
      plainGit(at, ['checkout', '--quiet', '--detach', commit]);
      return at;
    },
  };
};
