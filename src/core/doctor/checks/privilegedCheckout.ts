import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';
import { isCheckout } from '../workflows/checkouts.ts';

/** Refs and repositories that the author of a pull request decides. */
const ofTheHead =
  /github\.event\.pull_request\.(?:head|merge_commit_sha)|github\.event\.workflow_run\.(?:head_|pull_requests)|github\.head_ref|refs\/pull\//;

const privileged = ['pull_request_target', 'workflow_run'];

export const privilegedCheckout: DoctorCheck = {
  id: 'privileged-checkout',
  severity: 'error',
  title: 'A privileged workflow checks out what a pull request brings',
  leadsTo:
    'On `pull_request_target` and `workflow_run` the job holds the base repository’s secrets and a token that may write. With the head’s files beside ' +
    'it, one step that runs any of them gives both to a stranger.',
  instead:
    'on:\n  pull_request: # judges with a token that reads; see examples/workflows/forks-judge.yml and forks-publish.yml for comments',
  look: ({ guards }) =>
    [...new Set(guards.flatMap(({ workflow, jobs }) => [workflow, ...jobs.map((job) => job.workflow)]))]
      .filter((workflow) =>
        guards.some(
          (guard) =>
            (guard.workflow === workflow || guard.jobs.some((job) => job.workflow === workflow)) &&
            privileged.some((event) => guard.workflow.events.has(event)),
        ),
      )
      .flatMap((workflow) =>
        workflow.jobs.flatMap(({ steps }) =>
          steps
            .filter(
              (step) => isCheckout(step) && ofTheHead.test(`${step.inputs.ref} ${step.inputs.repository}`),
            )
            .map(({ pointer }) => ({
              file: workflow.path,
              line: lineOf(workflow, pointer),
              message:
                'This step checks out the head of a pull request in a workflow that holds the base’s token.',
            })),
        ),
      ),
};
