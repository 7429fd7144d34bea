import { checkRunApi } from './checkRunApi.ts';
import { commitsApi } from './commitsApi.ts';
import type { GithubApi } from './githubApi.ts';
import { githubClient, type RepositoryName } from './githubClient.ts';
import { judgedRunApi } from './judgedRunApi.ts';
import { pullRequestApi } from './pullRequestApi.ts';

/** GitHub through one client, so that its limits are kept over all questions together. */
export const octokitApi = (token: string, repository: RepositoryName): GithubApi => {
  const octokit = githubClient(token);
  return {
    commits: commitsApi(octokit, repository),
    checkRuns: checkRunApi(octokit, repository),
    judgedRuns: judgedRunApi(octokit, repository),
    comments: (pullRequest) => pullRequestApi(octokit, repository, pullRequest),
  };
};
