import { isNullName, isObjectName } from '../git/objectName.ts';
import { memberAt } from './memberAt.ts';

/** A pull request, as far as the event tells of it. */
export interface PullRequestEvent {
  readonly kind: 'pull-request';
  readonly number: number;
  /** The commit that the pull request pointed at when the event fired. */
  readonly headSha: string;
  /** The branch that it is to be merged into. */
  readonly baseRef: string;
  /** A commit of that branch, not always its tip. */
  readonly baseSha: string;
  /** Who gets a token that can only read: a fork, or Dependabot. Null where the job's permissions decide. */
  readonly readOnly: 'fork' | 'dependabot' | null;
}

/** A finished run of the workflow that judges pull requests, for the half that posts what it found. */
export interface JudgedRunEvent {
  readonly kind: 'judged-run';
  readonly runId: number;
  readonly headSha: string;
  /** Owner of the repository that the head lies in, and the branch there. */
  readonly headOwner: string;
  readonly headBranch: string;
  /** Why that run needs no comment of ours; null where it does. */
  readonly skip: string | null;
}

/** What the event asks for. */
export type ActionEvent =
  | PullRequestEvent
  | { readonly kind: 'merge-group'; readonly headSha: string; readonly baseSha: string }
  | {
      readonly kind: 'push';
      readonly headSha: string;
      /** The commit that the branch pointed at before; null for a new branch. */
      readonly before: string | null;
    }
  /** Judges all that is checked out. */
  | { readonly kind: 'audit' }
  | JudgedRunEvent
  | { readonly kind: 'unsupported'; readonly message: string };

const unsupported = (message: string): ActionEvent => ({ kind: 'unsupported', message });

const lacks = (name: string, what: string): ActionEvent =>
  unsupported(`The \`${name}\` event names no ${what}.`);

const dependabot = 'dependabot[bot]';

const readPullRequest = (payload: unknown): ActionEvent => {
  const number = memberAt(payload, 'pull_request', 'number');
  const headSha = memberAt(payload, 'pull_request', 'head', 'sha');
  const baseSha = memberAt(payload, 'pull_request', 'base', 'sha');
  const baseRef = memberAt(payload, 'pull_request', 'base', 'ref');
  if (typeof number !== 'number' || !isObjectName(headSha)) return lacks('pull_request', 'pull request');
  if (typeof baseRef !== 'string' || !isObjectName(baseSha)) return lacks('pull_request', 'target branch');
  const headRepository = memberAt(payload, 'pull_request', 'head', 'repo', 'full_name');
  const isFork = headRepository !== memberAt(payload, 'repository', 'full_name');
  const isDependabot = memberAt(payload, 'sender', 'login') === dependabot;
  const readOnly = isFork ? 'fork' : isDependabot ? 'dependabot' : null;
  return { kind: 'pull-request', number, headSha, baseRef, baseSha, readOnly };
};

const readMergeGroup = (payload: unknown): ActionEvent => {
  const headSha = memberAt(payload, 'merge_group', 'head_sha');
  const baseSha = memberAt(payload, 'merge_group', 'base_sha');
  if (!isObjectName(headSha) || !isObjectName(baseSha)) return lacks('merge_group', 'commits');
  return { kind: 'merge-group', headSha, baseSha };
};

const readPush = (payload: unknown): ActionEvent => {
  const headSha = memberAt(payload, 'after');
  const before = memberAt(payload, 'before');
  if (!isObjectName(headSha)) return lacks('push', 'commit');
  return { kind: 'push', headSha, before: isObjectName(before) && !isNullName(before) ? before : null };
};

/** Runs of the same repository with a token of their own have posted their comment themselves. */
const skipReason = (run: unknown, repository: unknown): string | null => {
  if (memberAt(run, 'event') !== 'pull_request') return 'the run was not of a pull request';
  const isSame = memberAt(run, 'head_repository', 'full_name') === repository;
  if (isSame && memberAt(run, 'actor', 'login') !== dependabot)
    return 'the pull request is of this repository, so that its own run posts the comment';
  return null;
};

const readJudgedRun = (payload: unknown): ActionEvent => {
  const run = memberAt(payload, 'workflow_run');
  const runId = memberAt(run, 'id');
  const headSha = memberAt(run, 'head_sha');
  if (typeof runId !== 'number' || !isObjectName(headSha)) return lacks('workflow_run', 'run');
  const skip = skipReason(run, memberAt(payload, 'repository', 'full_name'));
  const headOwner = memberAt(run, 'head_repository', 'owner', 'login');
  const headBranch = memberAt(run, 'head_branch');
  if (typeof headOwner !== 'string' || typeof headBranch !== 'string')
    return lacks('workflow_run', 'head branch');
  return { kind: 'judged-run', runId, headSha, headOwner, headBranch, skip };
};

const readers: Readonly<Record<string, (payload: unknown) => ActionEvent>> = {
  pull_request: readPullRequest,
  merge_group: readMergeGroup,
  push: readPush,
  workflow_dispatch: () => ({ kind: 'audit' }),
  schedule: () => ({ kind: 'audit' }),
  workflow_run: readJudgedRun,
  pull_request_target: () =>
    unsupported(
      'The event `pull_request_target` lends write access to what a pull request brings along; use `pull_request`, and `workflow_run` for the comment on forks.',
    ),
};

const supported =
  '`pull_request`, `merge_group`, `push`, `workflow_dispatch` or `schedule`, and `workflow_run` for the comment on forks';

/** Reads the event that started the workflow. The payload is data from outside and may have any shape. */
export const readActionEvent = (name: string, payload: unknown): ActionEvent => {
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  return reader?.(payload) ?? unsupported(`The event \`${name}\` is not supported; use ${supported}.`);
};
