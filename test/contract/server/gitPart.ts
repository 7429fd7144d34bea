import { execFileSync } from 'node:child_process';
import { type Answer, notFound, ok, type Part, refused } from './answer.ts';

/** GitHub lists at most so many files of a tree. */
const mostTreeFiles = 100_000;

/** Commits, trees and contents of a real repository, as GitHub answers for them. */
export const gitPart = (folder: string, repository: string, origin: () => string): Part => {
  const git = (...args: readonly string[]): Buffer =>
    execFileSync('git', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e9 });
  const line = (...args: readonly string[]): string =>
    git(...args)
      .toString()
      .trim();
  const below = (path: string): string => `${origin()}/repos/${repository}/${path}`;

  const commit = (sha: string) => {
    const person = { name: 'Nobody', email: 'nobody@example.test', date: '2026-11-01T00:00:00Z' };
    const tree = { sha: line('rev-parse', `${sha}^{tree}`), url: below(`git/trees/${sha}`) };
    return {
      sha,
      node_id: `C_${sha}`,
      url: below(`commits/${sha}`),
      html_url: `https://github.com/${repository}/commit/${sha}`,
      comments_url: below(`commits/${sha}/comments`),
      commit: {
        url: below(`git/commits/${sha}`),
        author: person,
        committer: person,
        message: 'A commit',
        comment_count: 0,
        tree,
      },
      author: null,
      committer: null,
      parents: [],
    };
  };

  const gitCommit = (sha: string): object => {
    const { node_id, html_url, commit: said, parents } = commit(sha);
    const { author, committer, message, tree } = said;
    const verification = {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    };
    const url = below(`git/commits/${sha}`);
    return { sha, node_id, url, html_url, author, committer, message, tree, parents, verification };
  };

  const ref = (name: string): Answer => {
    const sha = line('rev-parse', '--verify', `refs/${name}`);
    const object = { type: 'commit', sha, url: below(`git/commits/${sha}`) };
    return ok({ ref: `refs/${name}`, node_id: `REF_${sha}`, url: below(`git/refs/${name}`), object });
  };

  const tree = (sha: string): Answer => {
    const records = git('ls-tree', '-r', '-t', '-l', '-z', sha).toString().split('\0').filter(Boolean);
    const entries = records.map((record) => {
      const [facts = '', path = ''] = record.split('\t');
      const [mode, type, name, size] = facts.split(/ +/);
      const url = below(`git/${type}s/${name}`);
      return { path, mode, type, sha: name, url, ...(type === 'blob' && { size: Number(size) }) };
    });
    return ok({
      sha: line('rev-parse', `${sha}^{tree}`),
      url: below(`git/trees/${sha}`),
      tree: entries.slice(0, mostTreeFiles),
      truncated: entries.length > mostTreeFiles,
    });
  };

  const blob = (sha: string): Answer => {
    const bytes = git('cat-file', 'blob', sha);
    const url = below(`git/blobs/${sha}`);
    const content = bytes.toString('base64').replace(/(.{60})/g, '$1\n');
    return ok({ sha, node_id: `B_${sha}`, size: bytes.length, url, content, encoding: 'base64' });
  };

  const compare = (base: string, head: string): Answer => {
    const mergeBase = line('merge-base', base, head);
    const page = `https://github.com/${repository}/compare/${base}...${head}`;
    return ok({
      url: below(`compare/${base}...${head}`),
      html_url: page,
      permalink_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      base_commit: commit(base),
      merge_base_commit: commit(mergeBase),
      status: 'diverged',
      ahead_by: 1,
      behind_by: 1,
      total_commits: 1,
      commits: [],
    });
  };

  const routes: readonly (readonly [RegExp, (...parts: readonly string[]) => Answer])[] = [
    [/^git\/ref\/(.+)$/, (name = '') => ref(name)],
    [/^git\/commits\/([0-9a-f]+)$/, (sha = '') => ok(gitCommit(line('rev-parse', `${sha}^{commit}`)))],
    [/^git\/trees\/([0-9a-f]+)$/, (sha = '') => tree(sha)],
    [/^git\/blobs\/([0-9a-f]+)$/, (sha = '') => blob(sha)],
    [/^compare\/([0-9a-f]+)\.\.\.([0-9a-f]+)$/, (base = '', head = '') => compare(base, head)],
  ];

  return ({ method, url }) => {
    const path = decodeURIComponent(url.pathname).slice(`/repos/${repository}/`.length);
    for (const [pattern, answer] of routes) {
      const match = pattern.exec(path);
      if (!match) continue;
      if (method !== 'GET') return refused(405, 'Method Not Allowed');
      try {
        return answer(...match.slice(1));
      } catch {
        return notFound;
      }
    }
    return undefined;
  };
};
