import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../../src/core/check.ts';
import type { DraftFile } from '../../../src/core/initialise/draftFile.ts';
import { draftProject } from '../../../src/core/initialise/draftProject.ts';
import { hostileNames } from '../../hostileNames.ts';
import { type MemoryEntry, memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';
import { tidyOf } from '../../shell/tidyOf.ts';

const workspaceOf = (files: Readonly<Record<string, string>>) =>
  memoryWorkspace(
    new Map<string, MemoryEntry>(Object.entries(files).map(([path, text]) => [path, textEntry(text)])),
  );

const draft = (files: Readonly<Record<string, string>>) => draftProject(workspaceOf(files));

const textOf = (files: readonly DraftFile[], path: string): string =>
  files.find((file) => file.path === path)?.text ??
  `no ${path} among ${files.map((file) => file.path).join(', ')}`;

/** What `check` says of the evidence with its drafts beside it. */
const checked = (files: Readonly<Record<string, string>>) => {
  const drafts = draft(files).files.map(({ path, text }) => [path, text] as const);
  return check({
    workspace: workspaceOf({ ...files, ...Object.fromEntries(drafts) }),
    configPath: '.github/scaling-guard.yml',
    asOf: '2026-11-22',
    seed: 1,
    resamples: 0,
    toolVersion: '0.0.0',
  });
};

const rising = (step: number): number => 0.3 + 0.03 * step;

/** A native eval-result of one run. */
const native = (run: Readonly<Record<string, unknown>>, score: number, factors = {}): string =>
  JSON.stringify({ version: 1, run, factors, results: [{ task: 'recall', metric: 'acc', score, n: 500 }] });

describe('draftProject', () => {
  it('fills in what is known, leaves blank what is not, and guesses in comments only', () => {
    const { files, runsWithoutScale } = draft({
      'evals/scores.csv': tidyOf(null, [['recall', rising]], (step) => `olmo-${step + 1}b-300B-tokens`),
    });
    expect(runsWithoutScale).toBe(12);
    const manifest = textOf(files, 'evals/runs.yml');
    expect(manifest).toContain(
      '  - id: "olmo-7b@tokens300B"\n    aliases: [olmo-7b-300B-tokens]\n    params:  # 7e9? guessed from "7b"\n',
    );
    expect(manifest).toContain('    tokens:  # 3e11? guessed from "300B-tokens"\n');
    expect(parse(manifest).runs[0]).toEqual({
      id: 'olmo-10b@tokens300B',
      aliases: ['olmo-10b-300B-tokens'],
      params: null,
      params_kind: null,
      tokens: null,
      flops: null,
      training_run: 'olmo-10b',
    });
  });

  it('keeps every digit of what the artifacts state', () => {
    const run = {
      id: 'a',
      params: 411616256,
      params_kind: 'total',
      tokens: 2e9,
      loss: { c4_val: 3.527949285 },
    };
    const { files } = draft({ 'evals/a.json': native(run, 0.5, { pretraining_corpus: '0.40' }) });
    expect(parse(textOf(files, 'evals/runs.yml')).runs).toEqual([
      {
        id: 'a',
        params: 411616256,
        params_kind: 'total',
        tokens: 2e9,
        flops: null,
        loss: { c4_val: 3.527949285 },
        ...(textOf(files, 'evals/runs.yml').includes('factors')
          ? { factors: { pretraining_corpus: '0.40' } }
          : {}),
      },
    ]);
  });

  it('drafts cards for the tasks that none ships for, and none where all have one', () => {
    const both = draft({
      'scores.csv': tidyOf('params', [
        ['hellaswag', rising],
        ['our_own_exam', rising],
      ]),
    }).files;
    expect(parse(textOf(both, 'tasks.yml')).tasks).toEqual([
      { task: 'our_own_exam', metric: 'acc', direction: 'higher', unit: null, chance: null, items: 1000 },
    ]);
    const shipped = draft({ 'scores.csv': tidyOf('params', [['hellaswag', rising]]) }).files;
    expect(shipped.map(({ path }) => path)).not.toContain('tasks.yml');
    expect(parse(textOf(shipped, '.github/scaling-guard.yml')).tasks).toBeUndefined();
  });

  it('names the evidence by globs that catch the next result too, and ignores what is none', () => {
    const { files } = draft({
      'evals/a.json': native({ id: 'a', params: 1e6 }, 0.3),
      'evals/more/b.json': native({ id: 'b', params: 2e6 }, 0.4),
      'evals/[x] notes.json': '{"hello": 1}',
      'other/settings.json': '{}',
    });
    expect(parse(textOf(files, '.github/scaling-guard.yml')).evidence).toEqual([
      { files: 'evals/**/*.json', ignore: ['evals/\\[x\\] notes.json'], duplicates: 'error' },
    ]);
  });

  it('says beside the strict setting which run is given differently, by how much and how it was evaluated', () => {
    const { files } = draft({
      'evals/a.json': native({ id: 'a\nb: 1', params: 1e6 }, 0.3),
      'evals/b.json': native({ id: 'a\nb: 1', params: 1e6 }, 0.8),
      'evals/c.json': native({ id: 'c', params: 1e7 }, 0.5),
    });
    const text = textOf(files, '.github/scaling-guard.yml');
    expect(text).toMatch(/duplicates: error .*\n {4}# Run "a.*b: 1" has 1 score .* is 0\.3 and 0\.8\.\n/);
    expect(text).not.toContain('"c"');
    expect(parse(text).evidence).toEqual([{ files: 'evals/**/*.json', duplicates: 'error' }]);
  });

  it('leaves no result of a known format out, whatever is wrong with it', () => {
    const good = native({ id: 'a', params: 1e9 }, 0.5);
    const { files } = draft({
      'evals/a.json': good,
      'evals/again.json': good,
      'evals/cancelled.json': JSON.stringify({
        status: 'cancelled',
        eval: { task: 'quiz', model: 'lab/a', created: '2026-03-01' },
        plan: {},
        results: null,
      }),
      'evals/notes.json': '{"some": "thing"}',
    });
    const config = parse(textOf(files, '.github/scaling-guard.yml'));
    expect(config.evidence).toEqual([
      { files: 'evals/**/*.json', ignore: ['evals/notes.json'], duplicates: 'error' },
    ]);
  });

  it('maps the columns of tables that name known tasks, and leaves the others as a start in a comment', () => {
    const rows = ['a,70', 'b,160', 'c,410', 'd,1000'];
    const table = (task: string) =>
      [`Model,Params (M),${task}`, ...rows.map((row, index) => `${row},0.3${index}`)].join('\n');
    const tables = {
      'x.csv': table('HellaSwag'),
      'y.csv': table('HellaSwag'),
      'z.csv': table('Our own quiz'),
    };
    const { files, inputs } = draft(tables);
    expect(inputs).toMatchObject({ records: 4, runs: 4 });
    const text = textOf(files, '.github/scaling-guard.yml');
    expect(parse(text).evidence).toEqual([
      {
        files: ['x.csv', 'y.csv'],
        columns: {
          run: 'Model',
          params: { column: 'Params (M)', times: 1e6 },
          scores: { HellaSwag: { task: 'hellaswag', metric: 'acc' } },
        },
      },
    ]);
    expect(text).toContain('  # - files: "z.csv"\n  #   columns: { run: Model,');
    const outcome = checked(tables);
    expect(outcome.kind === 'report' && outcome.report.inputs.records).toBe(4);
  });

  it('uses one glob for a layout with a folder a model', () => {
    const sizes = ['1b', '2b', '3b', '7b'];
    const { files } = draft(
      Object.fromEntries(
        sizes.map((size, index) => [
          `model-${size}/r.json`,
          native({ id: size, params: 1e9 * (index + 1) }, 0.3),
        ]),
      ),
    );
    expect(parse(textOf(files, '.github/scaling-guard.yml')).evidence).toEqual([
      { files: '**/*.json', duplicates: 'error' },
    ]);
    expect(files.map(({ path }) => path)).toContain('runs.yml');
  });

  it('declares factors with enough runs a level, and names the others', () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 12; index += 1) {
      const factors = { pretraining_corpus: index % 2 === 0 ? 'web' : 'books', tokenizer: `t${index}` };
      files[`evals/${index}.json`] = native(
        { id: `r${index}`, params: 1e6 * 2 ** index },
        rising(index),
        factors,
      );
    }
    const config = textOf(draft(files).files, '.github/scaling-guard.yml');
    expect(parse(config).factors).toEqual(['pretraining_corpus']);
    expect(config).toContain('these vary too, with too few runs a level: tokenizer');
    expect(parse(textOf(draft(files).files, 'plans/draft.yml')).claims[0].where).toEqual({
      pretraining_corpus: expect.stringMatching(/^(web|books)$/),
    });
  });

  it('drafts a claim just beyond the evidence, at the best score so far', () => {
    const { files } = draft({
      'scores.csv': tidyOf('params', [
        ['flat', () => 0.25],
        ['recall', rising],
      ]),
    });
    expect(parse(textOf(files, 'plans/draft.yml')).claims).toEqual([
      {
        id: 'claim-1',
        task: 'recall',
        metric: 'acc',
        at: { params: 4.1e9 },
        expect: '>= 0.63',
        confidence: 0.9,
      },
    ]);
  });

  it('reads a little less loss than the least where the axis is a loss', () => {
    const files: Record<string, string> = {};
    for (let index = 0; index < 10; index += 1) {
      files[`evals/${index}.json`] = native(
        { id: `r${index}`, loss: { c4: 4 - 0.1 * index } },
        rising(index),
      );
    }
    const { files: drafts } = draft(files);
    expect(parse(textOf(drafts, '.github/scaling-guard.yml')).scale).toEqual({ axis: 'loss:c4' });
    expect(parse(textOf(drafts, 'plans/draft.yml')).claims[0].at).toEqual({ 'loss:c4': 3.06 });
  });

  it('claims at a size where the axis is a result that no plan can state', () => {
    const rows = Array.from(
      { length: 10 },
      (_, index) => `r${index},recall,acc,${rising(index)},${1e6 * 2 ** index},${2 - 0.1 * index}`,
    );
    const { files } = draft({ 'scores.csv': `run,task,metric,score,params,task_loss\n${rows.join('\n')}\n` });
    expect(parse(textOf(files, '.github/scaling-guard.yml')).scale).toEqual({ axis: 'task-loss' });
    expect(parse(textOf(files, 'plans/draft.yml')).claims[0].at).toEqual({ params: 1e9 });
  });

  it('drafts nothing where there is no score', () => {
    const { files, problems } = draft({ 'evals/x.json': '{"a": 1}' });
    expect(files).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each([
    [
      'scales that are known',
      tidyOf('params', [
        ['recall', rising],
        ['riddles', () => 0.25],
      ]),
    ],
    ['no scale at all', tidyOf(null, [['recall', rising]])],
  ])('writes files that check accepts, with %s', (_, scores) => {
    const outcome = checked({ 'evals/scores.csv': scores });
    if (outcome.kind !== 'report') throw new Error(JSON.stringify(outcome.problems));
    const faults = outcome.report.problems.filter(
      ({ severity, rule }) => severity === 'error' && rule !== 'SG111',
    );
    expect(faults).toEqual([]);
    expect(outcome.report.claims).toHaveLength(1);
  });

  it('keeps hostile names data: they read back as they are, in files that check accepts', () => {
    const names = hostileNames.filter((name) => !/\p{Cs}/u.test(name));
    const files = Object.fromEntries(
      names.map((name, index) => [
        `evals/${index}.json`,
        JSON.stringify({
          version: 1,
          run: { id: name, params: 1e6 * (index + 1) },
          factors: { pretraining_corpus: name },
          results: [{ task: name, metric: 'acc', score: 0.5, n: 100 }],
        }),
      ]),
    );
    const drafts = draft(files).files;
    const ids = parse(textOf(drafts, 'evals/runs.yml')).runs.map(({ id }: { id: string }) => id);
    expect(new Set(ids)).toEqual(new Set(names));
    for (const { text } of drafts) expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    const outcome = checked(files);
    if (outcome.kind !== 'report') throw new Error(JSON.stringify(outcome.problems));
    expect(outcome.report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('asks for no permission but the two that it needs, and pins what it did not make', () => {
    const { files } = draft({ 'scores.csv': tidyOf('params', [['recall', rising]]) });
    const workflow = parse(textOf(files, '.github/workflows/scaling-guard.yml'));
    expect(workflow.permissions).toEqual({});
    const job = workflow.jobs['scaling-guard'];
    expect(job.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
    expect(job.if).toBeUndefined();
    expect(workflow.on.pull_request).toBeNull();
    expect(job.steps[0].uses).toMatch(/^actions\/checkout@[0-9a-f]{40}$/);
  });
});
