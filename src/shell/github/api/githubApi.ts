import type { CheckRunApi } from '../publishCheckRun.ts';
import type { CommentApi } from '../publishComment.ts';
import type { CommitsApi } from './commitsApi.ts';
import type { JudgedRunApi } from './judgedRunApi.ts';

/** What the action asks of GitHub about one repository. Every call may throw. */
export interface GithubApi {
  readonly commits: CommitsApi;
  readonly checkRuns: CheckRunApi;
  readonly judgedRuns: JudgedRunApi;
  comments(pullRequest: number): CommentApi;
}
