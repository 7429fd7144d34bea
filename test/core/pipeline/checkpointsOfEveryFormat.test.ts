import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { emptyColumnMap } from '../../../src/core/formats/wide/columnMap.ts';
import { drawCurves } from '../../../src/core/pipeline/drawCurves.ts';
import { gatherEvidence } from '../../../src/core/pipeline/gatherEvidence.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';

/** What a file says of the model: its name, and the revision where the format has a place for one. */
interface Weights {
  readonly name: string;
  readonly revision?: string;
}

type Files = Readonly<Record<string, unknown>>;

/** The files of one evaluation in one format: one task with this score, as that format writes it. */
type Write = (weights: Weights, score: number, folder: string) => Files;

const lmEval = (model: Files, score: number) => ({
  results: { quiz: { alias: 'quiz', 'acc,none': score, 'acc_stderr,none': 0.005 } },
  configs: {},
  versions: { quiz: 1 },
  'n-shot': { quiz: 0 },
  ...model,
});

const legacy = (args: unknown, score: number) => ({
  results: { quiz: { acc: score, acc_stderr: 0.005 } },
  versions: { quiz: 0 },
  config: { model: 'hf-causal', model_args: args, num_fewshot: 0, limit: null, bootstrap_iters: 10 },
});

const joined = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(',');

const formats: Readonly<Record<string, { readonly hasRevision: boolean; readonly write: Write }>> = {
  'lm-eval': {
    hasRevision: true,
    write: ({ name, revision = 'main' }, score, folder) => ({
      [`${folder}/r.json`]: lmEval(
        {
          config: { model: 'hf', model_args: `pretrained=${name},revision=${revision}` },
          model_name: name,
        },
        score,
      ),
    }),
  },
  'lm-eval whose model_revision is not told': {
    hasRevision: true,
    write: ({ name, revision = 'main' }, score, folder) => ({
      [`${folder}/r.json`]: lmEval(
        {
          config: { model: 'vllm', model_args: { pretrained: name, revision }, model_revision: 'main' },
          model_name: name,
        },
        score,
      ),
    }),
  },
  'lm-eval with a subfolder': {
    hasRevision: true,
    write: ({ name, revision }, score, folder) => ({
      [`${folder}/r.json`]: lmEval(
        {
          config: {
            model: 'hf',
            model_args: joined([`pretrained=${name}`, revision && `subfolder=${revision}`]),
          },
        },
        score,
      ),
    }),
  },
  'lm-eval with an adapter': {
    hasRevision: true,
    write: ({ name, revision }, score, folder) => ({
      [`${folder}/r.json`]: lmEval(
        {
          config: {
            model: 'hf',
            model_args: joined([`pretrained=${name}`, revision && `peft=adapters/${revision}`]),
          },
          model_name: name,
        },
        score,
      ),
    }),
  },
  'lm-eval-legacy': {
    hasRevision: true,
    write: ({ name, revision }, score, folder) => ({
      [`${folder}/r.json`]: legacy(joined([`pretrained=${name}`, revision && `revision=${revision}`]), score),
    }),
  },
  'lm-eval-bigscience': {
    hasRevision: true,
    write: ({ name, revision }, score, folder) => ({
      [`${folder}/r.json`]: {
        ...legacy(joined([`pretrained=${name}`, revision && `revision=${revision}`]), score),
        results: [{ task_name: 'quiz', prompt_name: 'p', acc: score, acc_stderr: 0.005, prompt_id: '7e3d' }],
        table_results: {},
      },
    }),
  },
  'every-eval-ever': {
    hasRevision: true,
    write: ({ name, revision = 'main' }, score, folder) => ({
      [`${folder}/r.json`]: {
        schema_version: '0.2.2',
        evaluation_id: `demo/${folder}`,
        retrieved_timestamp: '1760000000',
        source_metadata: {
          source_name: 'Demo',
          source_type: 'evaluation_run',
          evaluator_relationship: 'third_party',
        },
        eval_library: { name: 'own', version: '1' },
        model_info: { name: 'lab-1b', id: name, additional_details: { revision } },
        evaluation_results: [
          {
            evaluation_result_id: 'quiz',
            evaluation_name: 'quiz',
            source_data: { dataset_name: 'quiz', source_type: 'hf_dataset', hf_repo: 'demo/quiz' },
            metric_config: {
              metric_id: 'accuracy',
              metric_unit: 'proportion',
              lower_is_better: false,
              score_type: 'continuous',
              min_score: 0,
              max_score: 1,
            },
            score_details: { score },
          },
        ],
      },
    }),
  },
  helm: {
    hasRevision: false,
    write: ({ name }, score, folder) => ({
      [`${folder}/run_spec.json`]: {
        name: 'quiz:model=x',
        scenario_spec: { class_name: 'demo.Scenario', args: {} },
        adapter_spec: {
          method: 'joint',
          max_train_instances: 0,
          max_eval_instances: 1000,
          model: name,
          model_deployment: 'huggingface/lab-1b',
        },
        metric_specs: [],
        groups: ['quiz'],
      },
      [`${folder}/stats.json`]: [
        { name: { name: 'exact_match', split: 'test' }, count: 1, sum: score, mean: score },
        { name: { name: 'num_instances', split: 'test' }, count: 1, sum: 400, mean: 400 },
      ],
    }),
  },
  inspect: {
    hasRevision: true,
    write: ({ name, revision }, score, folder) => ({
      [`${folder}/r.json`]: {
        version: 2,
        status: 'success',
        eval: {
          eval_id: folder,
          run_id: folder,
          created: '2026-03-02T08:14:09+02:00',
          task: 'quiz',
          task_version: 0,
          task_args: {},
          dataset: { name: 'quiz', samples: 400 },
          model: `hf/${name}`,
          model_args: revision === undefined ? {} : { revision },
          config: {},
          packages: {},
        },
        plan: { name: 'plan', steps: [], config: {} },
        results: {
          total_samples: 400,
          completed_samples: 400,
          scores: [
            {
              name: 'choice',
              scorer: 'choice',
              params: {},
              metrics: { accuracy: { name: 'accuracy', value: score, params: {} } },
            },
          ],
        },
        stats: {},
      },
    }),
  },
  lighteval: {
    hasRevision: true,
    write: ({ name, revision = 'main' }, score, folder) => ({
      [`${folder}/r.json`]: {
        config_general: {
          lighteval_sha: '?',
          num_fewshot_seeds: 1,
          max_samples: null,
          model_name: name,
          model_config: { model_name: name, revision },
          model_size: '2.05 GB',
        },
        results: { 'lighteval|quiz|0': { acc: score, acc_stderr: 0.005 } },
        versions: {},
        config_tasks: {},
        summary_tasks: {},
        summary_general: {},
      },
    }),
  },
  olmes: {
    hasRevision: true,
    write: ({ name, revision }, score, folder) => ({
      [`${folder}/r.json`]: {
        task_name: 'quiz',
        task_hash: folder,
        model_hash: folder,
        model_config: { model: name, revision: revision ?? null, model_type: 'hf' },
        task_config: { task_name: 'quiz', num_shots: 0, primary_metric: 'acc_raw', limit: null },
        num_instances: 400,
        metrics: { acc_raw: score, primary_score: score },
      },
    }),
  },
  opencompass: {
    hasRevision: false,
    write: ({ name }, score, folder) => ({
      [`${folder}/r.csv`]: `dataset,version,metric,mode,${name}\nquiz,002837,accuracy,ppl,${100 * score}\n`,
    }),
  },
  'open-lm-eval': {
    hasRevision: false,
    write: ({ name }, score, folder) => ({
      [`${folder}/evaluation_${name.replace('org/', '').replaceAll('/', '_')}_heavy.json`]: {
        name: 'heavy',
        model: 'd=96',
        eval_metrics: { icl: { quiz: score } },
      },
    }),
  },
  native: {
    hasRevision: false,
    write: ({ name }, score, folder) => ({
      [`${folder}/r.json`]: {
        version: 1,
        run: { id: name },
        results: [{ task: 'quiz', metric: 'acc', score, n: 400 }],
      },
    }),
  },
  'tidy table': {
    hasRevision: false,
    write: ({ name }, score, folder) => ({
      [`${folder}/r.csv`]: `run,task,metric,score\n"${name}",quiz,acc,${score}\n`,
    }),
  },
  'wide table': {
    hasRevision: false,
    write: ({ name }, score, folder) => ({ [`${folder}/r.csv`]: `model,quiz\n"${name}",${score}\n` }),
  },
  'wide table with a column of revisions': {
    hasRevision: true,
    write: ({ name, revision = 'main' }, score, folder) => ({
      [`${folder}/r.csv`]: `model,revision,quiz\n"${name}",${revision},${score}\n`,
    }),
  },
};

const MANIFEST = `version: 1
runs:
  - { id: lab-1b, aliases: [org/lab-1b], params: 1.0e9, params_kind: total, tokens: 2.0e10 }
  - { id: lab-2b, aliases: [org/lab-2b], params: 2.0e9, params_kind: total, tokens: 4.0e10 }
`;

const check = (files: Files) => {
  const texts = Object.entries(files).map(([path, content]) => [
    path,
    textEntry(typeof content === 'string' ? content : JSON.stringify(content)),
  ]) as [string, ReturnType<typeof textEntry>][];
  const columns = { ...emptyColumnMap, run: ['model'], scores: { quiz: QUIZ } };
  const configuration = {
    ...defaultConfiguration(),
    file: 'sg.yml',
    evidence: [
      {
        files: ['evals/**/*.json', 'evals/**/*.csv'],
        ignore: [],
        duplicates: 'newest' as const,
        format: null,
        columns,
      },
    ],
    runs: 'runs.yml',
    axis: 'flops' as const,
    flopsPerParameterToken: 6,
  };
  const evidence = gatherEvidence(
    memoryWorkspace(new Map([...texts, ['runs.yml', textEntry(MANIFEST)]])),
    configuration,
  );
  const { tasks, problems } = drawCurves(evidence, configuration);
  return {
    runs: [...new Set(evidence.records.map(({ run }) => run))].sort(),
    facts: evidence.runs,
    points: tasks.flatMap(({ curves }) =>
      curves.flatMap(({ points }) => points.map(({ run, score, scale }) => ({ run, score, scale }))),
    ),
    told: [...evidence.problems, ...problems].map(({ rule }) => rule),
  };
};

const QUIZ = {
  task: 'quiz',
  metric: 'acc',
  unit: 'fraction' as const,
  stderr: null,
  items: null,
  factors: {},
};

/** Names and revisions, and the id of the checkpoint that they are. */
const inName = [
  ['org/lab-1b-step1000', 'step1000'],
  ['org/lab-1b@step1000', 'step1000'],
  ['org/lab-1b-global_step20', 'step20'],
  ['lab-1b/step_0030000/hf', 'step30000'],
  ['lab-1b/checkpoint-5000', 'step5000'],
  ['lab-1b/iter_0005000', 'step5000'],
  ['org/lab-1b-ckpt-1000', 'step1000'],
  ['org/lab-1b-5B-tokens', 'tokens5B'],
  ['org/lab-1b-tokens12B', 'tokens12B'],
  ['org/lab-1b-step1000-tokens4B', 'step1000'],
] as const;
const inRevision = [
  ['step1000', 'step1000'],
  ['step1000-tokens4B', 'step1000'],
  ['stage1-step1000-tokens4B', 'stage1-step1000'],
  ['checkpoint-5000', 'step5000'],
  ['iter_5000', 'step5000'],
  ['global_step20', 'step20'],
  ['step=1000', 'step1000'],
  ['5B-tokens', 'tokens5B'],
] as const;

const cases = Object.entries(formats).flatMap(([format, { hasRevision, write }]) => [
  ...inName.map(([name, label]) => ({ format, write, weights: { name }, label })),
  ...(hasRevision ? inRevision : []).map(([revision, label]) => ({
    format,
    write,
    weights: { name: 'org/lab-1b', revision },
    label,
  })),
]);

describe.each(cases)('$format: $weights.name $weights.revision', ({ write, weights, label }) => {
  const id = `lab-1b@${label}`;
  const finished = {
    ...write({ name: 'org/lab-1b' }, 0.5, 'evals/a'),
    ...write({ name: 'org/lab-2b' }, 0.6, 'evals/c'),
  };

  it('is a checkpoint beside the finished run, which keeps its score and its scale', () => {
    const alone = check(finished);
    const { runs, points, told, facts } = check({ ...finished, ...write(weights, 0.4, 'evals/b') });
    expect(runs).toEqual(['lab-1b', id, 'lab-2b']);
    expect(points).toEqual(alone.points);
    expect(points.map(({ run }) => run)).toEqual(['lab-1b', 'lab-2b']);
    expect(facts.get(id)).toMatchObject({ trainingRun: 'lab-1b', params: 1e9 });
    expect(facts.get(id)?.tokens).not.toBe(2e10);
    expect(told.filter((rule) => !alone.told.includes(rule))).toEqual(['SG133']);
  });

  it('does not take the place of a finished run that was not evaluated', () => {
    const { runs, points, told } = check({
      ...write({ name: 'org/lab-2b' }, 0.6, 'evals/c'),
      ...write(weights, 0.4, 'evals/b'),
    });
    expect(runs).toEqual([id, 'lab-2b']);
    expect(points.map(({ run }) => run)).toEqual(['lab-2b']);
    expect(told).toContain('SG134');
  });
});

it.each(
  Object.entries(formats).flatMap(([format, { write }]) =>
    ['lab-1b-32k', 'lab-1b-v2', 'lab-1b-2024-05'].map((name) => ({ format, write, name })),
  ),
)('$format: $name is a run of its own', ({ write, name }) => {
  const { facts } = check(write({ name }, 0.5, 'evals/a'));
  expect(
    [...facts.values()].filter(({ step, trainingRun, id }) => step !== null || trainingRun !== id),
  ).toEqual([]);
});
