import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TrainingSource } from '../../../src/core/configuration/configuration.ts';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { selectFiles } from '../../../src/core/evidence/selectFiles.ts';
import { judgeTrajectory } from '../../../src/core/training/judgeTrajectory.ts';
import { readTrainingLogs } from '../../../src/core/training/readTrainingLogs.ts';
import { trajectory } from '../../../src/core/training/trajectory.ts';
import { type MemoryEntry, memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';

type Files = Readonly<Record<string, string | MemoryEntry>>;

const workspaceOf = (files: Files) =>
  memoryWorkspace(
    new Map(
      Object.entries(files).map(([path, given]) => [
        path,
        typeof given === 'string' ? textEntry(given) : given,
      ]),
    ),
  );

const aSource = (changes: Partial<TrainingSource> = {}): TrainingSource => ({
  files: ['logs/*'],
  run: null,
  loss: null,
  ...changes,
});

const configurationOf = (training: readonly TrainingSource[]) => ({
  ...defaultConfiguration(),
  file: 'config.yml',
  training,
});

const read = (files: Files, ...training: readonly TrainingSource[]) =>
  readTrainingLogs(workspaceOf(files), configurationOf(training.length === 0 ? [aSource()] : training));

const rowsIn = (files: Files, ...training: readonly TrainingSource[]) =>
  read(files, ...training).logs.map(({ run, rows }) => [run, rows.map(({ step, loss }) => [step, loss])]);

const told = (files: Files, ...training: readonly TrainingSource[]) =>
  read(files, ...training).problems.map(
    ({ rule, file, line, message }) => `${rule} ${file}:${line} ${message}`,
  );

describe('readTrainingLogs', () => {
  it('reads CSV and JSON lines; the run is in its column, in the config, or the stem of the file', () => {
    const csv = 'step,loss,lr,tokens\n0,9.5,1e-4,0\n10,4.25,2e-4,1e6\n';
    const { logs, problems } = read({ 'logs/web-1b.csv': csv });
    expect(problems).toEqual([]);
    expect(logs).toEqual([
      {
        run: 'web-1b',
        file: 'logs/web-1b.csv',
        entry: 0,
        rows: [
          { step: 0, loss: 9.5, rate: 1e-4, tokens: 0 },
          { step: 10, loss: 4.25, rate: 2e-4, tokens: 1e6 },
        ],
      },
    ]);
    const lines =
      '{"run":"a","step":0,"loss":5}\n{"run":"b","step":0,"loss":6}\n{"run":"a","step":1,"loss":4}\n';
    expect(rowsIn({ 'logs/all.jsonl': lines })).toEqual([
      [
        'a',
        [
          [0, 5],
          [1, 4],
        ],
      ],
      ['b', [[0, 6]]],
    ]);
    expect(rowsIn({ 'logs/x.csv': csv }, aSource({ run: 'web-7b' }))).toMatchObject([['web-7b', {}]]);
  });

  it('reads the exports of Weights & Biases: a history with gaps, and a chart of several runs', () => {
    const history = ',_step,train/loss,eval/loss\n0,0,9.5,\n1,100,,8.0\n2,200.0,7.5,\n';
    expect(rowsIn({ 'logs/h.csv': history })).toEqual([
      [
        'h',
        [
          [0, 9.5],
          [200, 7.5],
        ],
      ],
    ]);
    const chart =
      '"Step","a - train/loss","a - train/loss__MIN","b - train/loss"\n0,"9.5","9.5","9.1"\n10,"","","8.1"\n';
    expect(rowsIn({ 'logs/chart.csv': chart })).toEqual([
      ['a', [[0, 9.5]]],
      [
        'b',
        [
          [0, 9.1],
          [10, 8.1],
        ],
      ],
    ]);
    expect(rowsIn({ 'logs/h.csv': history }, aSource({ loss: 'eval/loss' }))).toEqual([['h', [[100, 8]]]]);
  });

  it('reads the history in the state of a trainer, whose last row sums up and whose evaluations are no losses of training', () => {
    const log_history = [
      { epoch: 0.1, loss: 9.5, learning_rate: 1e-4, step: 10 },
      { epoch: 0.1, eval_loss: 9, step: 10 },
      { epoch: 0.2, loss: '?', learning_rate: 2e-4, step: 20 },
      { epoch: 0.3, loss: 4.25, learning_rate: 2e-4, step: 30 },
      { epoch: 0.3, train_loss: 7, train_runtime: 12, step: 30 },
    ];
    const file = JSON.stringify({ best_metric: null, global_step: 30, log_history }, null, 1);
    const files = { 'logs/trainer_state.json': file };
    expect(rowsIn(files, aSource({ run: 'm1' }))).toEqual([
      [
        'm1',
        [
          [10, 9.5],
          [30, 4.25],
        ],
      ],
    ]);
    const line = file.split('\n').findIndex((text) => text.includes('"?"')) + 1;
    expect(told(files).join()).toContain(`logs/trainer_state.json:${line} `);
  });

  it('tells a text that is no log once', () => {
    expect(told({ 'logs/out.txt': 'start, a, b\nstep 0\nstep 1, c\n' })).toHaveLength(1);
  });

  it('keeps losses that are no finite numbers, without a problem', () => {
    expect(rowsIn({ 'logs/a.csv': 'step,loss\n0,5\n1,NaN\n2,inf\n' })).toEqual([
      [
        'a',
        [
          [0, 5],
          [1, null],
          [2, null],
        ],
      ],
    ]);
    const lines = '{"step":0,"loss":5,"grad":NaN}\n{"step":1,"loss":NaN}\n{"step":2,"loss":"Infinity"}\n';
    expect(rowsIn({ 'logs/a.jsonl': lines })).toEqual([
      [
        'a',
        [
          [0, 5],
          [1, null],
          [2, null],
        ],
      ],
    ]);
    expect(told({ 'logs/a.jsonl': lines })).toEqual([]);
  });

  it('tells at its place what a row lacks, and reads the others', () => {
    const csv = 'step,loss\n0,5\n,4.5\n2,-1\n3,low\n4.5,4\n5,3\n';
    expect(rowsIn({ 'logs/a.csv': csv })).toEqual([
      [
        'a',
        [
          [0, 5],
          [5, 3],
        ],
      ],
    ]);
    expect(told({ 'logs/a.csv': csv })).toEqual([
      'SG105 logs/a.csv:3 This row has a loss and no step, so it is left out.',
      'SG116 logs/a.csv:4 loss is -1; a loss greater than 0 was expected.',
      expect.stringMatching(/^SG110 logs\/a\.csv:5 loss is the text "low"; a number was expected/),
      'SG116 logs/a.csv:6 step is 4.5; a whole number of at least 0 was expected.',
    ]);
    expect(told({ 'logs/a.jsonl': '{"step":0,"loss":5}\n[1,2]\n{"step":NaN,"loss":5}\n' })).toEqual([
      expect.stringMatching(/^SG105 logs\/a\.jsonl:2 This line is not an object/),
      'SG105 logs/a.jsonl:3 This row has a loss and no step, so it is left out.',
    ]);
  });

  it('names the column that is missing, and those that are there', () => {
    expect(told({ 'logs/a.csv': 'step,los\n0,5\n' })).toEqual([
      expect.stringMatching(
        /^SG105 logs\/a\.csv:1 The log has no column with the loss, .* it has "step", "los"\.$/,
      ),
    ]);
    expect(told({ 'logs/a.csv': 'row,loss\n0,5\n' })[0]).toMatch(/no column with the step/);
    expect(told({ 'logs/a.csv': 'step,loss\n0,5\n' }, aSource({ loss: 'ce' }))[0]).toMatch(
      /no column with the loss, which is looked for as ce,/,
    );
  });

  it('never skips a file or a glob in silence', () => {
    const files: Files = {
      'logs/broken.jsonl': '{"step":0,"loss":5}\n{"step":\n{"step":2,"loss":4}\n',
      'logs/empty.csv': '',
      'logs/large.csv': { kind: 'must-not-be-read', size: 1e9 },
      'logs/link.csv': { kind: 'outside' },
      'logs/none.csv': 'step,loss\n0,\n',
      'logs/notes.txt': 'it went well\n',
      'logs/sub/a.csv': 'step,loss\n0,5\n',
    };
    expect(told(files, aSource(), aSource({ files: ['logz/*'] }), aSource({ files: ['logs/sub'] }))).toEqual([
      'SG107 config.yml:null The glob `logz/*` under `training` matches no file, so no log is judged.',
      expect.stringMatching(/^SG102 logs\/broken\.jsonl:2 /),
      expect.stringMatching(/^SG113 logs\/empty\.csv/),
      expect.stringMatching(/^SG115 logs\/large\.csv/),
      expect.stringMatching(/^SG101 logs\/link\.csv/),
      'SG605 logs/none.csv:null This log holds no loss, so nothing in it was judged.',
      expect.stringMatching(/^SG105 logs\/notes\.txt.* neither a table/),
      expect.stringMatching(/^SG114 logs\/sub/),
    ]);
  });

  it('reads a table that has a run in every row', () => {
    const rows = Array.from({ length: 150_000 }, (_, row) => `r${row},0,5`);
    const { logs, problems } = read({ 'logs/a.csv': `run,step,loss\n${rows.join('\n')}\n` });
    expect([logs.length, problems]).toEqual([150_000, []]);
  });

  it('stays within the limit on files', () => {
    const files = { 'logs/a.csv': 'step,loss\n0,5\n', 'logs/b.csv': 'step,loss\n0,5\n' };
    const configuration = configurationOf([aSource()]);
    const limited = { ...configuration, limits: { ...configuration.limits, files: 1 } };
    const { logs, problems } = readTrainingLogs(workspaceOf(files), limited);
    expect(logs).toHaveLength(1);
    expect(problems).toMatchObject([{ rule: 'SG125', pointer: '/training' }]);
  });

  it('are not taken for eval results, whatever the globs of the evidence say', () => {
    const workspace = workspaceOf({ 'logs/a.csv': 'step,loss\n0,5\n', 'evals/a.csv': 'run\n' });
    const { files } = selectFiles(workspace, configurationOf([aSource()]));
    expect(files.map(({ entry }) => entry.path)).toEqual(['evals/a.csv']);
  });
});

const real = join(
  process.env.SCALING_GUARD_DATA ?? '../shared/data',
  'formats/wandb_wide_export/ladder_190M-1xC.csv',
);

describe.skipIf(!existsSync(real))(
  'a real export of 37 rows and 97 columns (needs SCALING_GUARD_DATA)',
  () => {
    const text = existsSync(real) ? readFileSync(real, 'utf8') : '';
    const [header = ''] = text.split('\n');
    const losses = header.split(',').filter((name) => /CrossEntropyLoss$|_bpb$/.test(name));
    const logOf = (loss: string) => read({ 'logs/ladder.csv': text }, aSource({ loss })).logs[0];

    it('shows no disturbance in any of its losses', () => {
      expect(losses.length).toBe(31);
      for (const loss of losses) {
        const rows = logOf(loss)?.rows ?? [];
        expect(rows.at(-1)).toMatchObject({ step: 7272, tokens: 3812622336 });
        expect([loss, judgeTrajectory(trajectory(rows))]).toEqual([loss, { events: [], isTooShort: false }]);
      }
    });

    it('shows what is put into it', () => {
      const rows = logOf('eval/c4_en-validation/CrossEntropyLoss')?.rows ?? [];
      const kindsWith = (factor: (row: number) => number) =>
        judgeTrajectory(
          trajectory(rows.map((row, index) => ({ ...row, loss: (row.loss ?? 1) * factor(index) }))),
        ).events.map(({ kind, step }) => [kind, step]);
      expect(kindsWith((row) => (row === 25 ? 1.3 : 1))).toEqual([['spike', 5200]]);
      expect(kindsWith((row) => (row < 25 ? 1 : 1.12))).toEqual([['jump', 5200]]);
      expect(kindsWith((row) => (row < 25 ? 1 : 2))).toEqual([['divergence', 5200]]);
    });
  },
);
