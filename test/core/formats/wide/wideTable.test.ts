import { describe, expect, it } from 'vitest';
import { readColumnMap } from '../../../../src/core/configuration/readColumnMap.ts';
import { readArtifact } from '../../../../src/core/evidence/readArtifact.ts';
import { normaliseRecords } from '../../../../src/core/tasks/normaliseRecords.ts';
import type { ConfigFile } from '../../../../src/core/validation/configFile.ts';
import { limits } from '../../documents/reading.ts';
import { artifact, told } from '../artifact.ts';

type Source = NonNullable<ConfigFile['evidence']>[number];

/** Reads a table by the map of one entry of `evidence`. */
const mapped = (text: string, { preset, columns }: Omit<Source, 'files'>, file = 'tables/ladder.csv') =>
  readArtifact(file, text, {
    limits,
    format: null,
    isNamed: true,
    columns: readColumnMap(preset ?? null, columns ?? {}),
  });

const table = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

const acc = (task: string) => ({ task, metric: 'acc' });

describe('a wide table', () => {
  it('gives one score a column and one run a row, with its scale in plain numbers', () => {
    const text = table(
      'Model,Family,Model Size (B),Data (T),FLOPs (1E21),loss,HellaSwag,ARC-C',
      'org/a-7b,A,7.0,2.0,84,2.1,0.77,0.53',
      'org/a-13b,A,13,2,156,1.9,0.81,',
    );
    const { format, records, runs, problems } = mapped(text, {
      columns: {
        run: 'Model',
        params: { column: 'Model Size (B)', times: 1e9 },
        params_kind: 'total',
        tokens: { column: 'Data (T)', times: 1e12 },
        flops: { column: 'FLOPs (1E21)', times: 1e21 },
        'loss:c4_val': 'loss',
        'factor:family': 'Family',
        scores: {
          HellaSwag: { ...acc('hellaswag'), factors: { n_shot: 10 } },
          'ARC-C': acc('arc_challenge'),
        },
      },
    });
    expect({ format, problems }).toEqual({ format: 'wide-table', problems: [] });
    expect(
      runs.map(({ id, params, paramsKind, tokens, flops, losses }) => [
        id,
        params,
        paramsKind,
        tokens,
        flops,
        losses,
      ]),
    ).toEqual([
      ['org/a-7b', 7e9, 'total', 2e12, 8.4e22, { c4_val: 2.1 }],
      ['org/a-13b', 13e9, 'total', 2e12, 1.56e23, { c4_val: 1.9 }],
    ]);
    expect(
      records.map(({ run, task, score, factors, source }) => [run, task, score, factors, source.pointer]),
    ).toEqual([
      ['org/a-7b', 'hellaswag', 0.77, { n_shot: '10', family: 'A' }, '/0/HellaSwag'],
      ['org/a-7b', 'arc_challenge', 0.53, { family: 'A' }, '/0/ARC-C'],
      ['org/a-13b', 'hellaswag', 0.81, { n_shot: '10', family: 'A' }, '/1/HellaSwag'],
    ]);
  });

  it('is recognised without a map, and prints one to paste that gives what the table says', () => {
    const text = table('Model,#Params (B),MMLU,HellaSwag,Mood', 'a,7,0.4,0.7,good', 'b,13,0.5,0.8,bad');
    const { format, records, problems } = artifact(text);
    expect({ format, records }).toEqual({ format: 'wide-table', records: [] });
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([['SG104', 'error']]);
    const draft = /such as: columns: (.*)\.$/.exec(problems[0]?.message ?? '')?.[1];
    expect(draft).toBe(
      '{ run: Model, params: { column: "#Params (B)", times: 1e9 }, scores: { MMLU: { task: mmlu, metric: acc }, HellaSwag: { task: hellaswag, metric: acc } } }',
    );
  });

  it('is only noticed where a walk met it, as any other file that is no evidence', () => {
    const options = { limits, format: null, isNamed: false };
    const { problems } = readArtifact('x.csv', table('step,loss', '1,3.2'), options);
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([['SG104', 'notice']]);
  });

  it.each([
    ['params', '7B'],
    ['tokens', '1.4T'],
    ['flops', '3k'],
  ] as const)('never applies both `times` and a suffix to %s', (fact, cell) => {
    const text = table('name,size,x', 'a,2,0.5', `b,${cell},0.6`);
    const read = (times: number) =>
      mapped(text, {
        columns: {
          run: 'name',
          ...(fact === 'params' ? { params: { column: 'size', times } } : {}),
          ...(fact === 'tokens' ? { tokens: { column: 'size', times } } : {}),
          ...(fact === 'flops' ? { flops: { column: 'size', times } } : {}),
          scores: { x: acc('x') },
        },
      });
    const { runs, problems } = read(1e9);
    expect(told(problems)).toEqual(['SG110 /1/size']);
    expect(problems[0]?.message).toContain('count twice');
    expect(runs.map((run) => run[fact])).toEqual([2e9, null]);
    expect(read(1).problems).toEqual([]);
  });

  it('names once the columns of numbers that nothing maps, and none of text', () => {
    const text = table('name,x,y,note,z', 'a,0.5,1,fine,', 'b,0.6,2,bad,');
    const { problems } = mapped(text, { columns: { run: 'name', scores: { x: acc('x') } } });
    expect(told(problems)).toEqual(['SG127 /0/y']);
    expect(problems[0]).toMatchObject({ line: 1, column: 8, severity: 'notice' });
    expect(mapped(text, { columns: { run: 'name', scores: { x: acc('x') }, ignore: 'y' } }).problems).toEqual(
      [],
    );
  });

  it.each([
    ['nothing', '', null],
    ['a dash', '-', null],
    ['N/A', 'N/A', null],
    ['a decimal point', '0.45', 0.45],
    ['an exponent', '4.5e-1', 0.45],
    ['thousands that can be nothing else', '"1,234,567"', 1234567],
  ])('takes %s for what it is', (_, cell, score) => {
    const { records, problems } = mapped(table('name,x', `a,${cell}`), {
      columns: { run: 'name', scores: { x: acc('x') } },
    });
    expect(problems.filter(({ rule }) => rule !== 'SG108')).toEqual([]);
    expect(records.map((record) => record.score)).toEqual(score === null ? [] : [score]);
  });

  it.each([
    ['a decimal comma', '"0,45"', 'SG110 /1/x', 'decimal point'],
    ['one comma, which may be either', '"7,125"', 'SG110 /1/x', 'decimal point'],
    ['NaN', 'NaN', 'SG109 /1/x', 'finite'],
    ['Infinity', '-Infinity', 'SG109 /1/x', 'finite'],
    ['words', 'good', 'SG110 /1/x', 'number'],
  ])('refuses %s once a column, with its place, and reads the rest', (_, cell, place, words) => {
    const { records, problems } = mapped(table('name,x', 'a,0.5', `b,${cell}`, `c,${cell}`, 'd,0.6'), {
      columns: { run: 'name', scores: { x: acc('x') } },
    });
    expect(told(problems)).toEqual([place]);
    expect(problems[0]).toMatchObject({ line: 3, column: 3 });
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.message).toContain('1 more cells');
    expect(records.map(({ score }) => score)).toEqual([0.5, 0.6]);
  });

  it('reads counts as people write them, and refuses what is no count', () => {
    const text = table('name,params,x', 'a,150M,0.5', 'b,"1,300,000,000",0.6', 'c,0,0.7', 'd,-1,0.8');
    const { runs, records, problems } = mapped(text, {
      columns: { run: 'name', params: 'params', scores: { x: acc('x') } },
    });
    expect(runs.map(({ params }) => params)).toEqual([150e6, 1.3e9, null, null]);
    expect(told(problems)).toEqual(['SG116 /2/params']);
    expect(records).toHaveLength(4);
  });

  it('keeps a column in percent apart from one in fractions, and doubts a percent that is none', () => {
    const text = table('name,x,y,z', 'a,45.1,0.45,0.45', 'b,50%,0.5,0.5', 'c,55,0.55,0.6');
    const scores = {
      x: { ...acc('x'), unit: 'percent' as const },
      y: { ...acc('y'), unit: 'fraction' as const },
      z: { ...acc('z'), unit: 'percent' as const },
    };
    const { records, problems } = mapped(text, { columns: { run: 'name', scores } });
    expect(told(problems)).toEqual(['SG116 /0/z']);
    const own = [
      {
        task: 'x',
        harness: null,
        metric: null,
        direction: null,
        unit: 'percent' as const,
        chance: null,
        ceiling: null,
        items: null,
      },
      {
        task: 'y',
        harness: null,
        metric: null,
        direction: null,
        unit: 'percent' as const,
        chance: null,
        ceiling: null,
        items: null,
      },
    ];
    const normalised = normaliseRecords(records, { own, shipped: [] });
    // The card of x says what the map says: it must not be divided by a hundred twice.
    expect(normalised.records.map(({ task, score }) => [task, Number(score.toFixed(6))])).toEqual([
      ['x', 0.451],
      ['y', 0.45],
      ['x', 0.5],
      ['y', 0.5],
      ['x', 0.55],
      ['y', 0.55],
    ]);
    expect(normalised.problems.map(({ rule }) => rule)).toEqual(['SG118']);
    expect(normalised.problems[0]?.message).toContain('column map says fraction');
  });

  it('leaves out a header that stands twice, and tells it', () => {
    const { records, problems } = mapped(table('name,x,y,x', 'a,0.5,0.6,0.7'), {
      columns: { run: 'name', scores: { x: acc('x'), y: acc('y') } },
    });
    expect(problems.map(({ rule }) => rule)).toEqual(['SG103']);
    expect(records.map(({ task }) => task)).toEqual(['y']);
  });

  it('tells a mapped column that is not there, a row without a name, and a map that finds no score', () => {
    const { problems } = mapped(table('nmae,params,x', 'a,1e9,0.5'), {
      columns: { run: 'name', params: 'params', scores: { q: acc('q') } },
    });
    expect(problems.map(({ rule, message }) => [rule, message.slice(0, 40)])).toEqual([
      ['SG105', 'The column map takes "run" from the colu'],
      ['SG105', 'The column map finds no column of scores'],
      ['SG127', '1 column with numbers was not read: "x";'],
    ]);
    expect(problems[0]?.message).toContain('Did you mean `nmae`');
    const nameless = mapped(table('name,x', ',0.5', 'b,0.6'), {
      columns: { run: 'name', scores: { x: acc('x') } },
    });
    expect(told(nameless.problems)).toEqual(['SG105 /0/name']);
    expect(nameless.records.map(({ run }) => run)).toEqual(['b']);
  });

  it('takes the most exact pattern, repeats what `*` matched, and joins standard errors', () => {
    const text = table('name,rte/acc,rte/acc_stderr,cb/acc,cb/acc_stderr,mmlu/acc', 'a,0.5,0.03,0.6,0,0.4');
    const { records, problems } = mapped(text, {
      columns: {
        run: 'name',
        scores: { '*/acc': { ...acc('*'), stderr: '*/acc_stderr' }, 'mmlu/acc': acc('mmlu_all') },
      },
    });
    expect(problems).toEqual([]);
    expect(records.map(({ task, standardError }) => [task, standardError])).toEqual([
      ['rte', 0.03],
      ['cb', null],
      ['mmlu_all', null],
    ]);
  });

  it('reads lines with a map, and leaves other formats beside them to their own readers', () => {
    const columns = { run: 'name', scores: { x: acc('x') } };
    const lines = '{"name":"a","x":0.5}\n{"name":"b","x":"0.6"}\n';
    expect(mapped(lines, { columns }).records.map(({ run, score }) => [run, score])).toEqual([
      ['a', 0.5],
      ['b', 0.6],
    ]);
    expect(mapped('run,task,metric,score\na,x,acc,0.5\n', { columns }).format).toBe('tidy-table');
  });
});

describe('the preset for W&B', () => {
  it('reads a history, one row a step: losses by corpus, bits per byte as task loss, nothing of the optimiser', () => {
    const text = table(
      '_step,eval/c4_en-validation/CrossEntropyLoss,eval/downstream/piqa_val_rc_5shot_len_norm,eval/downstream_bpb/piqa_val_rc_5shot_bpb,eval/downstream_soft/piqa_val_rc_5shot_soft,throughput/total_tokens,throughput/total_training_Gflops,optim/learning_rate_group0',
      '200,6.02,0.51,2.1,0.5,1e8,2e8,0.0005',
      '400,5.11,0.55,1.9,0.5,2e8,4e8,0.0009',
    );
    const { records, runs, problems } = mapped(text, { preset: 'wandb' }, 'runs/190M-1xC.csv');
    expect(problems).toEqual([]);
    expect(
      records.map(({ run, task, metric, score, taskLoss }) => [run, task, metric, score, taskLoss]),
    ).toEqual([
      ['190M-1xC@step200', 'piqa_val_rc_5shot', 'len_norm', 0.51, 2.1],
      ['190M-1xC@step400', 'piqa_val_rc_5shot', 'len_norm', 0.55, 1.9],
    ]);
    expect(runs[1]).toMatchObject({
      trainingRun: '190M-1xC',
      step: 400,
      tokens: 2e8,
      flops: 4e17,
      losses: { 'c4_en-validation': 5.11 },
    });
  });

  it('reads a chart, one group of columns a run, without the bounds of its points', () => {
    const text = table(
      'Step,ladder-a - hellaswag/acc,ladder-a - hellaswag/acc__MIN,ladder-a - hellaswag/acc__MAX,b - 1 - hellaswag/acc,b - 1 - hellaswag/acc__MIN,b - 1 - hellaswag/acc__MAX',
      '100,0.3,0.3,0.3,0.4,0.4,0.4',
      '200,0.35,0.35,0.35,,,',
    );
    const { records, problems } = mapped(text, { preset: 'wandb' });
    expect(problems).toEqual([]);
    expect(records.map(({ run, task, score, source }) => [run, task, score, source.pointer])).toEqual([
      ['ladder-a@step100', 'hellaswag', 0.3, '/0/ladder-a - hellaswag~1acc'],
      ['ladder-a@step200', 'hellaswag', 0.35, '/1/ladder-a - hellaswag~1acc'],
      ['b - 1@step100', 'hellaswag', 0.4, '/0/b - 1 - hellaswag~1acc'],
    ]);
  });
});

describe('the preset for leaderboards', () => {
  it('finds the model, its size and compute, and the benchmarks that it knows; the user’s map goes before it', () => {
    const text = table(
      'Model,Model Family,Model Size (B),Pretraining Data Size (T),FLOPs (1E21),MMLU,GSM8K,Average ⬆️',
      'org/a,A,7,2,84,0.43,0.14,0.3',
    );
    const { records, runs, problems } = mapped(text, {
      preset: 'leaderboard',
      columns: { 'factor:family': 'Model Family', scores: { MMLU: acc('mmlu') } },
    });
    expect(problems).toEqual([]);
    expect(runs[0]).toMatchObject({
      id: 'org/a',
      params: 7e9,
      paramsKind: 'unknown',
      tokens: 2e12,
      flops: 8.4e22,
    });
    expect(records.map(({ task, metric, factors }) => [task, metric, factors])).toEqual([
      ['mmlu', 'acc', { family: 'A' }],
      ['GSM8K', 'acc', { family: 'A' }],
    ]);
  });
});
