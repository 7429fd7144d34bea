import { defaults } from '@actions/github/lib/utils';
import { Octokit } from 'octokit';
import type { PullRequestApi } from './actionEnvironment.ts';
import { CommentGone, LostAnswer, type PostedComment } from './publishComment.ts';

/** One answer may take this long; a slower one is asked for again. */
const answerMilliseconds = 15_000;

/** Tries after the first, with 0.5 s and 2 s between them. */
const retries = 2;
const retryUnitMilliseconds = 500;

/** The longest wait that a rate limit may ask for, in seconds. */
const longestWait = 30;

/** Refused for a reason that another try does not change. Limits (403, 429) are the throttling plugin's. */
const final = [400, 401, 403, 404, 409, 410, 422, 429, 451];

const isWorthWaiting = (seconds: number, _options: unknown, _octokit: unknown, tried: number): boolean =>
  tried < retries && seconds <= longestWait;

/** What goes wrong is told once, by the caller. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const statusOf = (error: unknown): number | null => {
  const status = error instanceof Error ? Reflect.get(error, 'status') : null;
  return typeof status === 'number' ? status : null;
};

/** GitHub lists no more files of a pull request than this. */
const mostFiles = 3000;

/** An answer that breaks off midway comes out of octokit as text, so that its shape has to be looked at. */
const posted = (data: unknown): PostedComment => {
  if (typeof data !== 'object' || data === null) throw new LostAnswer('GitHub sent half an answer');
  const { id, body, html_url: url, user } = data as Partial<Record<string, unknown>>;
  if (typeof id !== 'number' || typeof url !== 'string') throw new LostAnswer('GitHub sent half an answer');
  const login = typeof user === 'object' && user !== null ? Reflect.get(user, 'login') : null;
  return {
    id,
    url,
    body: typeof body === 'string' ? body : '',
    author: typeof login === 'string' ? login : null,
  };
};

const pathsOf = (data: unknown): readonly string[] => {
  if (!Array.isArray(data)) throw new LostAnswer('GitHub sent half an answer');
  return data.flatMap((file: unknown) => {
    if (typeof file !== 'object' || file === null) return [];
    const paths: readonly unknown[] = [Reflect.get(file, 'filename'), Reflect.get(file, 'previous_filename')];
    return paths.filter((path) => typeof path === 'string');
  });
};

const postedList = (data: unknown): readonly PostedComment[] => {
  if (!Array.isArray(data)) throw new LostAnswer('GitHub sent half an answer');
  return data.map(posted);
};

/**
 * One pull request through GitHub's API: retried and throttled by octokit's plugins within bounds. The
 * address and the proxy come from the runner's environment (`GITHUB_API_URL`, `https_proxy`, `no_proxy`).
 */
export const octokitPullRequest = (
  token: string,
  { owner, repo }: { readonly owner: string; readonly repo: string },
  pullRequest: number,
): PullRequestApi => {
  const { baseUrl = 'https://api.github.com', request = {} } = defaults;
  const throughProxy: typeof globalThis.fetch = request.fetch ?? globalThis.fetch;
  const octokit = new Octokit({
    auth: token,
    baseUrl,
    userAgent: 'scaling-guard',
    log: silent,
    request: {
      fetch: (url: string, options: RequestInit) =>
        throughProxy(url, { ...options, signal: AbortSignal.timeout(answerMilliseconds) }),
    },
    retry: { retries, retryAfterBaseValue: retryUnitMilliseconds, doNotRetry: final },
    throttle: {
      onRateLimit: isWorthWaiting,
      onSecondaryRateLimit: isWorthWaiting,
    },
  });

  return {
    async headSha() {
      const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pullRequest });
      const sha: unknown = data?.head?.sha;
      if (typeof sha !== 'string') throw new LostAnswer('GitHub sent half an answer');
      return sha;
    },

    async changedFiles() {
      const paths: string[] = [];
      for (let page = 1, files = 0; ; page += 1) {
        const { data, headers } = await octokit.rest.pulls.listFiles({
          owner,
          repo,
          pull_number: pullRequest,
          per_page: 100,
          page,
        });
        paths.push(...pathsOf(data));
        files += data.length;
        if (files >= mostFiles) return null;
        if (!headers.link?.includes('rel="next"')) return new Set(paths);
      }
    },

    // Not octokit's own `paginate`: it takes an answer that breaks off for an empty page, and the comment for missing.
    async list() {
      const comments: PostedComment[] = [];
      for (let page = 1; ; page += 1) {
        const { data, headers } = await octokit.rest.issues.listComments({
          owner,
          repo,
          issue_number: pullRequest,
          per_page: 100,
          page,
        });
        comments.push(...postedList(data));
        if (!headers.link?.includes('rel="next"')) return comments;
      }
    },

    // REST has no such question that the token of a job may ask (`GET /user` answers 403).
    async viewer() {
      const answer: unknown = await octokit.graphql('query { viewer { login } }');
      const viewer = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'viewer') : null;
      const login = typeof viewer === 'object' && viewer !== null ? Reflect.get(viewer, 'login') : null;
      if (typeof login !== 'string') throw new LostAnswer('GitHub sent half an answer');
      return login;
    },

    async create(body) {
      try {
        // No blind second try: if the first one arrived, it would post the comment twice.
        const request = { retries: 0 };
        const { data } = await octokit.rest.issues.createComment({
          owner,
          repo,
          issue_number: pullRequest,
          body,
          request,
        });
        return posted(data);
      } catch (error) {
        const status = statusOf(error);
        if (status !== null && status < 500) throw error;
        throw new LostAnswer(error instanceof Error ? error.message : String(error), { cause: error });
      }
    },

    async update(id, body) {
      try {
        const { data } = await octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body });
        return posted(data);
      } catch (error) {
        if (statusOf(error) === 404)
          throw new CommentGone('The comment was deleted meanwhile', { cause: error });
        throw error;
      }
    },
  };
};
