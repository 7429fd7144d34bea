import { cleanPath } from '../../configuration/cleanPath.ts';
import { isObject, member } from '../../documents/member.ts';
import type { Guard } from './guard.ts';
import type { Job, Step, Workflow } from './workflow.ts';

/** A job that calls a workflow of another repository, of which nothing is known offline. */
export interface Unfollowed {
  readonly job: Job;
  readonly calls: string;
}

export interface GuardSearch {
  readonly guards: readonly Guard[];
  readonly unfollowed: readonly Unfollowed[];
}

/** GitHub follows calls of workflows ten deep, the first one included. */
const deepestCall = 10;

/** The action by its published name, whoever's copy it is. */
const published = /^[\w.-]+\/scaling-guard@/;

const roleOf = ({ events }: Workflow): Guard['role'] => {
  if (['pull_request', 'pull_request_target', 'merge_group'].some((event) => events.has(event)))
    return 'gate';
  return events.has('workflow_run') &&
    !['push', 'schedule', 'workflow_dispatch'].some((one) => events.has(one))
    ? 'publisher'
    : 'audit';
};

const nameOf = ({ id, value }: Job): string => (typeof value.name === 'string' ? value.name : id);

const inputText = (value: unknown): string =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';

/**
 * Every step that runs scaling-guard, through calls of workflows of this repository.
 *
 * @param isOwn whether a `uses` that starts with `./` is scaling-guard: its own repository, or an action that wraps it
 */
export const findGuards = (workflows: readonly Workflow[], isOwn: (uses: string) => boolean): GuardSearch => {
  const byPath = new Map(workflows.map((workflow) => [workflow.path, workflow]));
  const guards: Guard[] = [];
  const unfollowed: Unfollowed[] = [];
  const isGuard = ({ uses }: Step): boolean =>
    uses !== null && (uses.startsWith('./') ? isOwn(cleanPath(uses)) : published.test(uses));

  const follow = (workflow: Workflow, before: readonly Job[], job: Job): void => {
    const jobs: [Job, ...Job[]] = before.length === 0 ? [job] : [before[0] ?? job, ...before.slice(1), job];
    for (const step of job.steps.filter(isGuard)) {
      guards.push({
        workflow,
        jobs,
        step,
        checkName: jobs.map(nameOf).join(' / '),
        role: roleOf(workflow),
        input: (name) => inputText(step.inputs[name]),
      });
    }
    if (job.calls === null || jobs.length >= deepestCall) return;
    if (!job.calls.startsWith('./')) {
      if (!unfollowed.some((one) => one.job === job)) unfollowed.push({ job, calls: job.calls });
      return;
    }
    for (const called of byPath.get(cleanPath(job.calls))?.jobs ?? []) follow(workflow, jobs, called);
  };

  for (const workflow of workflows) {
    // What is only ever called is looked at where it is called.
    if ([...workflow.events.keys()].every((event) => event === 'workflow_call')) continue;
    for (const job of workflow.jobs) follow(workflow, [], job);
  }
  return { guards, unfollowed };
};

/** Whether the metadata of an action is scaling-guard's own, or of a composite action with a step that runs it. */
export const runsScalingGuard = (metadata: unknown): boolean => {
  if (member(metadata, 'name') === 'scaling-guard') return true;
  const steps = member(member(metadata, 'runs'), 'steps');
  return (
    Array.isArray(steps) &&
    steps.some((step) => isObject(step) && typeof step.uses === 'string' && published.test(step.uses))
  );
};
