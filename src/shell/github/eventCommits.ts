import type { CheckoutRepository } from '../git/checkoutRepository.ts';
import type { ActionEvent } from './actionEvent.ts';
import type { CommitsApi } from './api/commitsApi.ts';
import { githubFailure } from './githubFailure.ts';

/** The two commits that the checkout is held against. */
export interface EventCommits {
  /** Where policy comes from. */
  readonly policy: string;
  /** The merge base. */
  readonly before: string;
  readonly gating: boolean;
}

export type EventCommitsReading =
  | ({ readonly kind: 'commits' } & EventCommits)
  /** There is nothing to hold it against. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What was looked up, and what fell short without stopping the check. */
interface Asked {
  readonly repository: CheckoutRepository;
  readonly api: CommitsApi | null;
  readonly note: (message: string) => void;
}

type PullRequest = Extract<ActionEvent, { kind: 'pull-request' }>;

/** The tip of the target branch as it is now: when a job is run again, its own merge commit may be weeks old. */
const policyCommit = async (event: PullRequest, fallback: string, { api, note }: Asked): Promise<string> => {
  const older = (why: string): string => {
    note(
      `Policy is that of ${fallback.slice(0, 12)}, which may not be the tip of ${event.baseRef} any more: ${why}`,
    );
    return fallback;
  };
  if (api === null) return older('the input `token` is empty.');
  try {
    return await api.branchTip(event.baseRef);
  } catch (error) {
    return older(githubFailure(error, 'contents: read', null));
  }
};

const ofPullRequest = async (event: PullRequest, asked: Asked): Promise<EventCommitsReading> => {
  const { repository, api } = asked;
  const { head, parents } = repository;
  const built = parents.find((parent) => parent !== event.headSha);
  if (head !== event.headSha && !parents.includes(event.headSha)) {
    const reason =
      `The checkout is at ${head.slice(0, 12)}, which is neither the head of the pull request ` +
      `(${event.headSha.slice(0, 12)}) nor its merge with the target; leave \`ref\` of actions/checkout unset.`;
    return { kind: 'unreadable', reason };
  }
  // A merge commit was built on the target: what it changes is what differs from there.
  if (head !== event.headSha && built !== undefined)
    return { kind: 'commits', policy: await policyCommit(event, built, asked), before: built, gating: true };
  const policy = await policyCommit(event, event.baseSha, asked);
  const local = repository.mergeBase(policy, head);
  if (local !== null) return { kind: 'commits', policy, before: local, gating: true };
  if (api === null) {
    const reason =
      'Where the pull request left the target branch is not in this checkout, and the input `token` is empty; ' +
      'check out with `fetch-depth: 0`.';
    return { kind: 'unreadable', reason };
  }
  return { kind: 'commits', policy, before: await api.mergeBase(policy, head), gating: true };
};

/** What a run of this event is held against: policy is that of the target branch. May throw what the API throws. */
export const eventCommits = async (event: ActionEvent, asked: Asked): Promise<EventCommitsReading> => {
  const { head, parents } = asked.repository;
  switch (event.kind) {
    case 'pull-request':
      return ofPullRequest(event, asked);
    case 'merge-group':
      if (head !== event.headSha) {
        const reason = `The checkout is at ${head.slice(0, 12)}, not at the merge group's ${event.headSha.slice(0, 12)}; leave \`ref\` of actions/checkout unset.`;
        return { kind: 'unreadable', reason };
      }
      return { kind: 'commits', policy: event.baseSha, before: event.baseSha, gating: true };
    case 'push': {
      const before = event.before ?? parents[0];
      return before === undefined
        ? { kind: 'none' }
        : { kind: 'commits', policy: before, before, gating: false };
    }
    case 'audit':
    case 'judged-run':
    case 'unsupported':
      return { kind: 'none' };
  }
};
