import type { Job, Step, Workflow } from './workflow.ts';

/** A place that runs scaling-guard: a step, and the chain of jobs that leads to it. */
export interface Guard {
  /** The workflow whose events start it. */
  readonly workflow: Workflow;
  /** The job of that workflow, and the called job of each reusable workflow; the last one holds the step. */
  readonly jobs: readonly [Job, ...Job[]];
  readonly step: Step;
  /** What GitHub calls its check: `job`, or `caller / called`. */
  readonly checkName: string;
  /** `gate` answers on pull requests, `publisher` on `workflow_run` alone, `audit` on anything else. */
  readonly role: 'gate' | 'publisher' | 'audit';
  /** The value of an input as text; '' where it is not given. */
  input(name: string): string;
}

/** The job that holds the step. */
export const ownJob = ({ jobs }: Guard): Job => jobs.at(-1) ?? jobs[0];
