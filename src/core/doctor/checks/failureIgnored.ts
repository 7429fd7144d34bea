import { member } from '../../documents/member.ts';
import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';

const ignores = (value: unknown): boolean => value !== undefined && value !== false && value !== 'false';

export const failureIgnored: DoctorCheck = {
  id: 'failure-ignored',
  severity: 'error',
  title: 'continue-on-error stands on the required job or its step',
  leadsTo: 'The job is green whatever the verdict, so that the required check blocks nothing.',
  instead:
    'jobs:\n  scaling-guard:\n    # no `continue-on-error:`; to try it out first, set `gate: { mode: advise }` in the config',
  look: ({ gates }) =>
    gates.flatMap(({ jobs, step }) => [
      ...jobs
        .filter(({ value }) => ignores(value['continue-on-error']))
        .map((job) => ({
          file: job.workflow.path,
          line: lineOf(job.workflow, `${job.pointer}/continue-on-error`),
          message: `The job \`${job.id}\` has \`continue-on-error\`.`,
        })),
      ...jobs
        .slice(-1)
        .filter(() => ignores(member(step.value, 'continue-on-error')))
        .map((job) => ({
          file: job.workflow.path,
          line: lineOf(job.workflow, `${step.pointer}/continue-on-error`),
          message: 'The step that judges has `continue-on-error`.',
        })),
    ]),
};
