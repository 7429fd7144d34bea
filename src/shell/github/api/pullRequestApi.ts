import type { Octokit } from 'octokit';
import { memberAt } from '../memberAt.ts';
import { type CommentApi, CommentGone, type PostedComment } from '../publishComment.ts';
import { askAgain, halfAnswer, type RepositoryName, statusOf, writeOnce } from './githubClient.ts';

const posted = (data: unknown): PostedComment => {
  const [id, url, body] = ['id', 'html_url', 'body'].map((key) => memberAt(data, key));
  if (typeof id !== 'number' || typeof url !== 'string') throw halfAnswer();
  const login = memberAt(data, 'user', 'login');
  return {
    id,
    url,
    body: typeof body === 'string' ? body : '',
    author: typeof login === 'string' ? login : null,
  };
};

/** The comments of one pull request through GitHub's API. */
export const pullRequestApi = (
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  pullRequest: number,
): CommentApi => ({
  headSha: () =>
    askAgain(async () => {
      const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: pullRequest });
      const sha = memberAt(data, 'head', 'sha');
      if (typeof sha !== 'string') throw halfAnswer();
      return sha;
    }),

  // Not octokit's own `paginate`: it takes an answer that breaks off for an empty page, and the comment for missing.
  list: () =>
    askAgain(async () => {
      const comments: PostedComment[] = [];
      for (let page = 1; ; page += 1) {
        const { data, headers } = await octokit.rest.issues.listComments({
          owner,
          repo,
          issue_number: pullRequest,
          per_page: 100,
          page,
        });
        if (!Array.isArray(data)) throw halfAnswer();
        comments.push(...data.map(posted));
        if (!headers.link?.includes('rel="next"')) return comments;
      }
    }),

  // REST has no such question that the token of a job may ask (`GET /user` answers 403).
  viewer: () =>
    askAgain(async () => {
      const login = memberAt(await octokit.graphql('query { viewer { login } }'), 'viewer', 'login');
      if (typeof login !== 'string') throw halfAnswer();
      return login;
    }),

  create: (body) =>
    writeOnce(async (request) => {
      const { data } = await octokit.rest.issues.createComment({
        owner,
        repo,
        issue_number: pullRequest,
        body,
        request,
      });
      return posted(data);
    }),

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
});
