import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { readEvidence } from '../../../src/core/evidence/readEvidence.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';
import { artifact, told } from './artifact.ts';

type Values = Record<string, unknown>;

/** A row of stats.json with one trial, as HELM writes it. */
const stat = (name: string, mean: unknown, changes: Values = {}) => ({
  name: { name, split: 'test', ...changes },
  count: 1,
  sum: mean,
  sum_squared: 0,
  min: mean,
  max: mean,
  mean,
  variance: 0,
  stddev: 0,
});

/** A row in which nothing was counted: HELM leaves the mean out. */
const uncounted = (name: string) => ({ name: { name, split: 'test' }, count: 0, sum: 0, sum_squared: 0 });

const perturbation = { name: 'robustness', robustness: true, fairness: false, computed_on: 'worst' };

const stats = [
  stat('num_references', 4),
  stat('num_prompt_tokens', 631.4),
  stat('num_train_instances', 5),
  stat('inference_runtime', 14.9),
  stat('finish_reason_stop', 0),
  stat('batch_size', 1),
  stat('prompt_truncated', 0),
  stat('max_prob', 1),
  uncounted('training_co2_cost'),
  stat('exact_match', 0.3),
  stat('quasi_exact_match', 0.4),
  stat('logprob', 0),
  stat('perplexity', 1),
  stat('bits_per_byte', 0),
  stat('exact_match', 0.1, { perturbation }),
  stat('exact_match', 0.9, { sub_split: 'hard' }),
  stat('exact_match', 0.8, { split: 'valid' }),
  stat('num_instances', 7, { split: 'valid' }),
  stat('num_instances', 40),
];

const runSpec = (
  changes: Values = {},
  name = 'mmlu:subject=logic,method=multiple_choice_joint,model=lab_ladder-1b',
) => ({
  name,
  scenario_spec: { class_name: 'demo.Scenario', args: { subject: 'logic' } },
  adapter_spec: {
    method: 'multiple_choice_joint',
    instructions: 'Answer.',
    max_train_instances: 5,
    max_eval_instances: 1000,
    num_train_trials: 1,
    model: 'lab/ladder-1b',
    model_deployment: 'huggingface/ladder-1b',
    ...changes,
  },
  metric_specs: [],
  groups: ['mmlu'],
});

describe('HELM stats.json', () => {
  const { format, runNaming, records, problems } = artifact(stats, 'runs/a/stats.json');

  it('gives the scores of the test split, and nothing that describes the requests', () => {
    expect({ format, runNaming }).toEqual({ format: 'helm-stats', runNaming: 'folder' });
    expect(records.map(({ metric, score }) => [metric, score])).toEqual([
      ['exact_match', 0.3],
      ['quasi_exact_match', 0.4],
    ]);
    expect(records[0]?.source).toEqual({ file: 'runs/a/stats.json', pointer: '/9/mean' });
  });

  it('takes the items from num_instances and no error from count or stddev, which are of trials', () => {
    expect(records[0]).toMatchObject({ items: 40, standardError: null, factors: { n_shot: '5' } });
  });

  it('says which rows were left out', () => {
    expect(problems).toEqual([expect.objectContaining({ rule: 'SG119', severity: 'notice' })]);
    expect(problems[0]?.message).toBe(
      'Rows were left out: 1 on perturbed inputs, 1 of parts of a split, 1 of the split "valid" beside "test".',
    );
  });

  it('takes the split valid where there is no test, and the only one where there is neither', () => {
    const scores = (...splits: readonly string[]) =>
      artifact(splits.map((split, index) => stat('exact_match', index / 10, { split })));
    expect(scores('valid', 'train').records.map(({ score }) => score)).toEqual([0]);
    expect(scores('all').records.map(({ score }) => score)).toEqual([0]);
    const unknown = scores('a', 'b');
    expect({ records: unknown.records, told: told(unknown.problems) }).toEqual({
      records: [],
      told: ['SG105 /0'],
    });
  });

  it('reads measures of language modelling where there are no answers to score', () => {
    const { records: modelled } = artifact([
      stat('num_instances', 3),
      stat('perplexity', 9.5),
      stat('bits_per_byte', 0.9),
      stat('logprob', -80),
    ]);
    expect(modelled.map(({ metric }) => metric)).toEqual(['perplexity', 'bits_per_byte']);
  });

  it('keeps the shots that fitted, which need not be whole where prompts were cut', () => {
    const { records: cut } = artifact([stat('exact_match', 0.3), stat('num_train_instances', 0.25)]);
    expect(cut[0]?.factors).toEqual({ n_shot: '0.25' });
  });

  it('tells scores without a mean, as text, and rows that are none, and reads the rest', () => {
    const { records: rest, problems: faults } = artifact([
      stat('exact_match', '0.3'),
      uncounted('f1_score'),
      { name: 'x', count: 1 },
      stat('rouge_l', 0.2),
    ]);
    expect(rest.map(({ metric }) => metric)).toEqual(['rouge_l']);
    expect(told(faults)).toEqual(['SG105 /2', 'SG110 /0', 'SG110 /1']);
  });
});

describe('HELM run_spec.json', () => {
  it('names the run, and the task without the model and the way of asking', () => {
    const { format, folder, runs, problems } = artifact(runSpec(), 'runs/a/run_spec.json');
    expect({ format, problems }).toEqual({ format: 'helm-run-spec', problems: [] });
    expect(runs).toEqual([
      expect.objectContaining({ id: 'lab/ladder-1b', aliases: ['huggingface/ladder-1b'] }),
    ]);
    expect(folder).toMatchObject({
      run: 'lab/ladder-1b',
      task: 'mmlu:subject=logic',
      factors: { harness: 'helm', prompt: 'multiple_choice_joint', n_shot: '5' },
      limit: 1000,
    });
  });

  it('keeps arguments that nothing else says', () => {
    const taskOf = (name: string) => artifact(runSpec({}, name)).folder?.task;
    expect(taskOf('narrative_qa:model=lab_m')).toBe('narrative_qa');
    expect(taskOf('narrative_qa')).toBe('narrative_qa');
    expect(taskOf('raft:subset=ade,model=lab_m,data_augmentation=canonical')).toBe(
      'raft:subset=ade,data_augmentation=canonical',
    );
  });

  it('without a model is told', () => {
    const { problems } = artifact(runSpec({ model: undefined }));
    expect(told(problems)).toEqual(['SG105 /adapter_spec']);
  });
});

describe('a HELM run folder', () => {
  const folder = (files: Readonly<Record<string, unknown>>) =>
    readEvidence(
      memoryWorkspace(
        new Map(
          Object.entries(files).map(([file, value]) => [file, textEntry(JSON.stringify(value, null, 1))]),
        ),
      ),
      defaultConfiguration(),
    );

  it('is joined by its folder, whatever it is called, and not across folders', () => {
    const { files, problems } = folder({
      'runs/one,x=y/run_spec.json': runSpec(),
      'runs/one,x=y/stats.json': stats,
      'runs/two/run_spec.json': runSpec({ model: 'lab/ladder-7b' }),
      'runs/two/stats.json': stats,
      'runs/two/per_instance_stats.json': [],
    });
    const records = files.flatMap((file) => file.records);
    expect(records.map(({ run, task, metric }) => [run, task, metric])).toEqual([
      ['lab/ladder-1b', 'mmlu:subject=logic', 'exact_match'],
      ['lab/ladder-1b', 'mmlu:subject=logic', 'quasi_exact_match'],
      ['lab/ladder-7b', 'mmlu:subject=logic', 'exact_match'],
      ['lab/ladder-7b', 'mmlu:subject=logic', 'quasi_exact_match'],
    ]);
    expect(records[0]?.factors).toEqual({ harness: 'helm', prompt: 'multiple_choice_joint', n_shot: '5' });
    expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['SG119']));
  });

  it('whose every allowed item was asked, over all splits, was most likely cut short', () => {
    const { problems } = folder({
      'a/run_spec.json': runSpec({ max_eval_instances: 47 }),
      'a/stats.json': stats,
    });
    expect(problems).toContainEqual(
      expect.objectContaining({ rule: 'SG121', severity: 'warning', file: 'a/stats.json' }),
    );
  });

  it('without its run_spec.json keeps the scores under the path of the file, with a warning', () => {
    const { files, problems } = folder({ 'a/stats.json': stats });
    expect(files[0]?.records[0]).toMatchObject({ run: 'a/stats.json', task: 'a/stats.json' });
    expect(problems.map(({ rule }) => rule)).toContain('SG122');
  });

  it('without its stats.json is an error, and so are two run specs', () => {
    expect(folder({ 'a/run_spec.json': runSpec() }).problems).toContainEqual(
      expect.objectContaining({ rule: 'SG108', file: 'a/run_spec.json' }),
    );
    const two = folder({
      'a/run_spec.json': runSpec(),
      'a/other.json': runSpec({ model: 'lab/other' }),
      'a/stats.json': stats,
    });
    expect(two.problems).toContainEqual(expect.objectContaining({ rule: 'SG123', file: 'a/stats.json' }));
  });

  it('is joined anew where only its run spec is another one, though its scores are not read again', () => {
    const before = folder({ 'a/run_spec.json': runSpec(), 'a/stats.json': stats });
    const known = new Map(
      before.readings.filter(({ file }) => file === 'a/stats.json').map((one) => [one.file, one]),
    );
    const after = readEvidence(
      memoryWorkspace(
        new Map([
          ['a/run_spec.json', textEntry(JSON.stringify(runSpec({ model: 'lab/other' })))],
          ['a/stats.json', { kind: 'must-not-be-read', size: 10 }],
        ]),
      ),
      defaultConfiguration(),
      known,
    );
    expect(after.files.flatMap(({ records }) => records.map(({ run }) => run))).toEqual([
      'lab/other',
      'lab/other',
    ]);
    expect(after.problems).toHaveLength(before.problems.length);
  });
});
