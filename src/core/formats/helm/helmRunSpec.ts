import type { Document } from '../../documents/document.ts';
import { isObject, member } from '../../documents/member.ts';
import { noOrigins, originAt, withOrigins } from '../../records/origins.ts';
import { validateHelmRunSpec } from '../../validation/helmRunSpecFile.ts';
import { namedPlace, revisedRun } from '../common/revisedRun.ts';
import { runOrigin } from '../common/rowOrigins.ts';
import type { ConfigurationBook } from '../configurations/configurationBook.ts';
import type { ArtifactReading, Format } from '../format.ts';
import { configurationOf } from './configurationOf.ts';
import { taskOfRun } from './taskOfRun.ts';

const ofTask = originAt('task', 'parsed', '/name');
const ofHarness = originAt('factor:harness', 'format', null);
const ofPrompt = originAt('factor:prompt', 'reported', '/adapter_spec/method');
const ofShots = originAt('factor:n_shot', 'run-config', '/adapter_spec/max_train_instances');
const ofConfiguration = originAt('configuration', 'fingerprint', '/adapter_spec');

const read = (document: Document, book: ConfigurationBook): ArtifactReading => {
  const validation = validateHelmRunSpec(document);
  if (validation.kind === 'invalid') return { records: [], runs: [], problems: validation.problems };
  const { name, adapter_spec } = validation.value;
  const { model, model_deployment, method, max_train_instances, max_eval_instances } = adapter_spec;
  const unaliased = revisedRun(
    { name: model, rule: 'reported', at: '/adapter_spec/model' },
    { file: document.file, pointer: '/adapter_spec' },
    { others: [namedPlace(model_deployment, '/adapter_spec/model_deployment')] },
  );
  const isDeployed = model_deployment && model_deployment !== model;
  const run = { ...unaliased, aliases: [...unaliased.aliases, ...(isDeployed ? [model_deployment] : [])] };
  const factors: Readonly<Record<string, string>> = {
    harness: 'helm',
    ...(method ? { prompt: method } : {}),
    ...(max_train_instances === undefined || max_train_instances === null
      ? {}
      : { n_shot: String(max_train_instances) }),
  };
  const configuration = configurationOf(taskOfRun(name), document.value, book);
  const folder = {
    run: run.id,
    task: taskOfRun(name),
    factors,
    limit: max_eval_instances ?? null,
    configuration,
    origins: withOrigins(noOrigins, [
      runOrigin(run),
      ofTask,
      ofHarness,
      factors.prompt === undefined ? null : ofPrompt,
      factors.n_shot === undefined ? null : ofShots,
      configuration === null ? null : ofConfiguration,
    ]),
  };
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
  read: (document, { book }) => read(document, book),
};
