import { commentMarker } from '../../../src/shell/github/publishComment.ts';
import { judgedRunId } from '../../contract/server/artifactsPart.ts';
import type { Project } from './project.ts';
import { type Payload, webhookPayload } from './webhookPayload.ts';

export const synchronize = webhookPayload('pull_request', 'synchronize');
export const pull = synchronize.pull_request as Payload & {
  readonly number: number;
  readonly head: Payload;
  readonly base: Payload;
};
export const repository = (synchronize.repository as Payload).full_name as string;
export const user = synchronize.sender as Payload;
export const marker = commentMarker(null, null);
export const bot = 'github-actions[bot]';

/** The payload of a pull request with these commits. */
export const payloadOf = ({ headSha, baseSha }: Pick<Project, 'headSha' | 'baseSha'>): Payload => ({
  ...synchronize,
  pull_request: {
    ...pull,
    head: { ...pull.head, sha: headSha },
    base: { ...pull.base, sha: baseSha, ref: 'main' },
  },
});

/** The payload of the finished run that judged a pull request of a fork. */
export const judgedRunPayload = ({ headSha }: Pick<Project, 'headSha'>): Payload => {
  const payload = webhookPayload('workflow_run', 'completed');
  const run = payload.workflow_run as Payload;
  const stranger = { ...(run.head_repository as Payload), full_name: 'stranger/Hello-World' };
  return {
    ...payload,
    repository: { ...(payload.repository as Payload), full_name: repository },
    workflow_run: {
      ...run,
      id: judgedRunId,
      event: 'pull_request',
      head_sha: headSha,
      head_branch: 'change',
      head_repository: {
        ...stranger,
        owner: { ...((stranger as Payload).owner as Payload), login: 'stranger' },
      },
    },
  };
};
