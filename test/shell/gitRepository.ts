import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a commit changes, by path: a text, a link to somewhere, or null to take the path away. */
export type Changes = Readonly<Record<string, string | { readonly link: string } | null>>;

export interface GitRepository {
  readonly folder: string;
  git(...args: readonly string[]): string;
  /** Writes the changes without committing them. */
  write(changes: Changes): void;
  /** Commits the changes; the name of the commit. */
  commit(changes: Changes): string;
}

const nobody = { name: 'Nobody', email: 'nobody@example.test', date: '2026-11-01T00:00:00Z' };

/** Git as it is without any user's settings, so that a test's commits are the same everywhere. */
export const plainGit = (folder: string, args: readonly string[]): string =>
  execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: nobody.name,
      GIT_AUTHOR_EMAIL: nobody.email,
      GIT_AUTHOR_DATE: nobody.date,
      GIT_COMMITTER_NAME: nobody.name,
      GIT_COMMITTER_EMAIL: nobody.email,
      GIT_COMMITTER_DATE: nobody.date,
    },
  }).trim();

/** A repository in this folder, on branch `main`, with one commit of these files. */
export const gitRepository = (files: Changes, folder: string): GitRepository => {
  mkdirSync(folder, { recursive: true });
  const git = (...args: readonly string[]): string => plainGit(folder, args);
  const write = (changes: Changes): void => {
    for (const [path, content] of Object.entries(changes)) {
      const at = join(folder, path);
      rmSync(at, { recursive: true, force: true });
      if (content === null) continue;
      mkdirSync(dirname(at), { recursive: true });
      if (typeof content === 'string') writeFileSync(at, content);
      else symlinkSync(content.link, at);
    }
  };
  const commit = (changes: Changes): string => {
    write(changes);
    git('add', '--all', '--force');
    git('commit', '--quiet', '--allow-empty', '--message', 'A commit');
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch', 'main');
  commit(files);
  return { folder, git, write, commit };
};
