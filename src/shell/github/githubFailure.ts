import { messageOf } from '../messageOf.ts';
import { LostAnswer } from './lostAnswer.ts';
import { CommentGone } from './publishComment.ts';

/** The status that GitHub answered with; null where no answer came. octokit calls a broken connection a 500. */
const statusOf = (error: unknown): number | null => {
  const response: unknown = error instanceof Error ? Reflect.get(error, 'response') : null;
  const status: unknown =
    typeof response === 'object' && response !== null ? Reflect.get(response, 'status') : null;
  return typeof status === 'number' ? status : null;
};

/** Why a token can only read, in words; null where the job's permissions decide. */
const readOnlyWords = {
  fork: 'pull requests of forks get a token that can only read',
  dependabot: 'pull requests of Dependabot get a token that can only read',
} as const;

/** Says why GitHub did not do what it was asked, and what would let it through. */
export const githubFailure = (
  failure: unknown,
  permission: string,
  readOnly: keyof typeof readOnlyWords | null,
): string => {
  const isWrapped = failure instanceof LostAnswer || failure instanceof CommentGone;
  const error = isWrapped ? (failure.cause ?? failure) : failure;
  const said = messageOf(error);
  const status = statusOf(error);
  if (status === 401) return 'GitHub refused the token (401): check the `token` input.';
  if (/rate limit/i.test(said)) return `GitHub's rate limit is used up (${status}): run the job again later.`;
  if (status === 403 && /locked/i.test(said)) return 'the conversation is locked (403).';
  if (status === 403 || status === 404) {
    return readOnly === null
      ? `the token lacks the permission \`${permission}\` (${status}): add it to the job.`
      : `${readOnlyWords[readOnly]} (${status}); docs/events.md has a workflow that posts it afterwards.`;
  }
  return status === null ? `${said}.` : `GitHub answered ${status}: ${said}.`;
};
