import { defaultLimits } from '../../configuration/readingBounds.ts';
import { jsonPointer } from '../../documents/jsonPointer.ts';
import { isObject, member } from '../../documents/member.ts';
import { openText } from '../../documents/workspace/openText.ts';
import type { Workspace, WorkspaceEntry } from '../../documents/workspace/workspace.ts';
import { readYaml } from '../../documents/yaml/readYaml.ts';
import type { Problem } from '../../problems/problem.ts';
import { resolveMergeKeys } from './resolveMergeKeys.ts';
import type { Job, Step, Workflow } from './workflow.ts';

/** A workflow file, and what was wrong with its YAML. No workflow where too little could be read to look at. */
export interface WorkflowReading {
  readonly workflow: Workflow | null;
  readonly problems: readonly Problem[];
}

const eventsOf = (on: unknown): ReadonlyMap<string, unknown> => {
  if (typeof on === 'string') return new Map([[on, null]]);
  if (Array.isArray(on))
    return new Map(on.filter((one) => typeof one === 'string').map((one) => [one, null]));
  return new Map(isObject(on) ? Object.entries(on) : []);
};

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The steps of a job or of a composite action, from the list and its pointer. */
export const stepsOf = (steps: unknown, pointer: string): readonly Step[] =>
  (Array.isArray(steps) ? steps : []).map((step, index) => {
    const inputs = member(step, 'with');
    return {
      pointer: `${pointer}/${index}`,
      value: step,
      uses: textOf(member(step, 'uses')),
      inputs: isObject(inputs) ? inputs : {},
    };
  });

const jobOf = (workflow: Workflow, id: string, value: Readonly<Record<string, unknown>>): Job => {
  const pointer = jsonPointer('jobs', id);
  const needs = value.needs;
  return {
    id,
    workflow,
    pointer,
    value,
    steps: stepsOf(value.steps, `${pointer}/steps`),
    calls: textOf(value.uses),
    needs: (Array.isArray(needs) ? needs : [needs]).filter((one) => typeof one === 'string'),
  };
};

/** Reads one workflow file. Aliases are followed; what GitHub would refuse is left for the checks to name. */
export const readWorkflow = (workspace: Workspace, entry: WorkspaceEntry): WorkflowReading => {
  const opened = openText(workspace, entry, defaultLimits);
  const reading = opened.kind === 'text' ? readYaml(entry.path, opened.text, defaultLimits) : opened;
  if (reading.kind === 'unreadable') return { workflow: null, problems: reading.problems };
  const value = resolveMergeKeys(reading.document.value);
  if (!isObject(value)) return { workflow: null, problems: reading.problems };
  const jobs: Job[] = [];
  const workflow: Workflow = {
    path: entry.path,
    document: reading.document,
    value,
    events: eventsOf(value.on),
    jobs,
  };
  for (const [id, job] of Object.entries(isObject(value.jobs) ? value.jobs : {})) {
    if (isObject(job)) jobs.push(jobOf(workflow, id, job));
  }
  return { workflow, problems: reading.problems };
};
