import type { Document } from '../documents/document.ts';
import { isObject, member } from '../documents/member.ts';
import { unknownRun } from '../records/unknownRun.ts';
import { validateHelmRunSpec } from '../validation/helmRunSpecFile.ts';
import type { ArtifactReading, Format } from './format.ts';
import { taskOfRun } from './helm/taskOfRun.ts';

const read = (document: Document): ArtifactReading => {
  const validation = validateHelmRunSpec(document);
  if (validation.kind === 'invalid') return { records: [], runs: [], problems: validation.problems };
  const { name, adapter_spec } = validation.value;
  const { model, model_deployment, method, max_train_instances, max_eval_instances } = adapter_spec;
  const run = {
    ...unknownRun(model, { file: document.file, pointer: '/adapter_spec' }),
    aliases: model_deployment && model_deployment !== model ? [model_deployment] : [],
  };
  const factors = {
    harness: 'helm',
    ...(method ? { prompt: method } : {}),
    ...(max_train_instances === undefined || max_train_instances === null
      ? {}
      : { n_shot: String(max_train_instances) }),
  };
  const folder = { run: run.id, task: taskOfRun(name), factors, limit: max_eval_instances ?? null };
  return { records: [], runs: [run], problems: [], folder };
};

/** What a HELM run folder is about: the model, the task and how it was asked. The scores stand in `stats.json` beside it. */
export const helmRunSpec: Format = {
  name: 'helm-run-spec',
  title: 'HELM run_spec.json (what a run folder is about)',
  syntaxes: ['json'],
  runNaming: 'content',
  recognises: ({ value }) =>
    isObject(member(value, 'adapter_spec')) && isObject(member(value, 'scenario_spec')),
  read,
};
