import type { DoctorCheck } from '../doctorCheck.ts';
import { lineOf } from '../repository.ts';

export const ambiguousName: DoctorCheck = {
  id: 'ambiguous-name',
  severity: 'error',
  title: 'Two jobs give checks of the same name',
  leadsTo:
    'A required check is known by its name alone. Of two with one name it is not said which one counts, and GitHub may block the merge or ' +
    'take the other job’s success for this one’s.',
  instead: 'jobs:\n  scaling-guard:\n    name: scaling-guard # a name that no other job of any workflow has',
  look: ({ gates, workflows }) =>
    [...new Map(gates.map((gate) => [gate.jobs[0], gate])).values()].flatMap((gate) => {
      const twins = workflows
        .filter(({ events }) => events.has('pull_request') || events.has('merge_group'))
        .flatMap(({ jobs }) => jobs)
        .filter((job) => job !== gate.jobs[0] && (job.value.name ?? job.id) === gate.checkName);
      return twins.map((twin) => ({
        file: twin.workflow.path,
        line: lineOf(twin.workflow, twin.pointer),
        message: `The job \`${twin.id}\` gives the check \`${gate.checkName}\`, as \`${gate.jobs[0].id}\` of ${gate.workflow.path} does.`,
      }));
    }),
};
