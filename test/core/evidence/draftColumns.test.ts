import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/core/configuration/readConfiguration.ts';
import { readYaml } from '../../../src/core/documents/yaml/readYaml.ts';
import { readArtifact } from '../../../src/core/evidence/readArtifact.ts';
import { gatherEvidence } from '../../../src/core/pipeline/gatherEvidence.ts';
import { memoryWorkspace } from '../../scenarios/_harness/memoryWorkspace.ts';
import { limits } from '../documents/reading.ts';

const table = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

/** The map that a check prints for a table that no config speaks of; null where it prints none. */
const printed = (text: string): string | null => {
  const { problems } = readArtifact('t.csv', text, { limits, format: null, isNamed: true });
  return /such as: (.*)\.$/.exec(problems.map(({ message }) => message).join('\n'))?.[1] ?? null;
};

/** The check of the table with the printed map pasted into a config. */
const pasted = (text: string) => {
  const map = printed(text);
  const config = `version: 1\nevidence:\n  - files: t.csv\n    ${map}\n`;
  const reading = readYaml('.github/scaling-guard.yml', config, limits);
  if (reading.kind === 'unreadable') throw new Error(`no YAML: ${map}`);
  const read = readConfiguration(reading.document);
  if (read.kind === 'invalid') throw new Error(`${map}: ${JSON.stringify(read.problems)}`);
  const workspace = memoryWorkspace(
    new Map([['t.csv', { kind: 'file', bytes: new TextEncoder().encode(text) }]]),
  );
  const { records, runs, problems } = gatherEvidence(workspace, read.configuration);
  const errors = problems
    .filter(({ severity, rule }) => severity === 'error' && rule !== 'SG108' && rule !== 'SG111')
    .map(({ rule, message }) => `${rule} ${message}`);
  return { map, records, runs: [...runs.values()], errors };
};

describe('the map that is printed for a table', () => {
  it.each([
    [
      'percentages',
      table('Model,#Params (B),ARC,MMLU,Average', 'a,1,30,25,27.5', 'b,7,40,37,38.5', 'c,70,55,55,55'),
      'columns: { run: Model, params: { column: "#Params (B)", times: 1e9 }, scores: { ARC: { task: arc_challenge, metric: acc, unit: percent }, MMLU: { task: mmlu, metric: acc, unit: percent } }, ignore: [Average] }',
    ],
    [
      'losses, compute and settings',
      table(
        'Name,parameter_count,total_tokens,eval/web/loss,total_gflops,batch_size,lr,num_layers',
        'r0,1e8,2e9,3.4,1.2e9,64,0.003,12',
        'r1,2e8,4e9,3.2,4.8e9,128,0.002,14',
      ),
      'columns: { run: Name, params: parameter_count, tokens: total_tokens, flops: { column: total_gflops, times: 1e9 }, "loss:web": eval/web/loss, ignore: [batch_size, lr, num_layers] }',
    ],
    [
      'facts alone',
      table('Model,Parameters (b),Tokens (T)', 'a,1,0.3', 'b,7,1.4', 'c,30,'),
      'columns: { run: Model, params: { column: "Parameters (b)", times: 1e9 }, tokens: { column: "Tokens (T)", times: 1e12 } }',
    ],
    [
      'one score a row',
      table(
        'Model,Dataset,Metric,Value,StdErr',
        'a,x,acc,30,1',
        'a,y,acc_norm,40,1',
        'b,x,acc,35,1',
        'b,y,acc_norm,4,1',
      ),
      'columns: { run: Model, task: Dataset, metric: Metric, score: Value, stderr: StdErr, unit: percent }',
    ],
    [
      'one score a row and its metric in the header',
      table('checkpoint,benchmark,accuracy,n', 'a,x,0.3,100', 'a,y,0.4,200', 'b,x,0.35,100'),
      'columns: { run: checkpoint, task: benchmark, scores: { accuracy: { metric: accuracy, n: n } } }',
    ],
    [
      'one score a row, with perplexities among percentages',
      table(
        'MODEL,TASK,METRIC,VALUE,SHOTS',
        'a,x,ACC,30,0',
        'a,x,ACC,31,5',
        'a,w,PPL,300,0',
        'b,x,ACC,0.9,0',
        'b,w,PPL,20,0',
      ),
      'columns: { run: MODEL, "factor:n_shot": SHOTS, task: TASK, metric: METRIC, score: VALUE, unit: percent }',
    ],
    [
      'one score a row of runs that have no name',
      table(
        'params,data,step,task,metric,score',
        '150M,c4,10,x,acc,0.3',
        '150M,web,10,x,acc,0.4',
        '300M,c4,10,x,acc,0.35',
        '300M,c4,20,x,acc,0.36',
      ).replace(',score', ',value'),
      'columns: { run: [params, data], step: step, params: params, task: task, metric: metric, score: value }',
    ],
    [
      'a ladder of losses without names',
      table('C,N,D,loss', '1.5e17,5e7,5e8,3.56', '3e17,5e7,1e9,3.42', '9e17,1.25e8,1.2e9,3.1'),
      'columns: { params: N, tokens: D, flops: C, "loss:validation": loss }',
    ],
    [
      'runs of two columns',
      table(
        'size,data,N,D,piqa',
        'small,web,1e8,2e9,0.55',
        'small,books,1e8,8e9,0.6',
        'mid,web,4e8,2e9,0.6',
        'mid,books,4e8,8e9,0.66',
      ).replace('size', 'name'),
      'columns: { run: [name, data], params: N, tokens: D, scores: { piqa: { task: piqa, metric: acc } } }',
    ],
    [
      'runs and seeds',
      table('model,seed,params,piqa', 'a,0,1e8,0.5', 'a,1,1e8,0.51', 'b,0,2e8,0.6'),
      'columns: { run: [model, seed], params: params, scores: { piqa: { task: piqa, metric: acc } } }',
    ],
    [
      'suffixes, errors and shots',
      table(
        'model,size,tokens,arc_easy/acc,arc_easy/acc_stderr,MMLU (5-shot)',
        'a,410M,300B,0.5,0.01,26.1',
        'b,1.4B,1.4T,0.6,0.01,31',
      ),
      'columns: { run: model, params: size, tokens: tokens, scores: { arc_easy/acc: { task: arc_easy, metric: acc, stderr: arc_easy/acc_stderr }, "MMLU (5-shot)": { task: mmlu, metric: acc, unit: percent, factors: { n_shot: 5 } } } }',
    ],
    [
      'logarithms and units that only the values tell',
      table('model,log10_params,tokens,PF-days,squad (F1)', 'a,8,2,0.0139,0.2', 'b,9,20,1.389,0.4'),
      'columns: { run: model, params: { column: log10_params, log10: true }, tokens: { column: tokens, times: 1e9 }, flops: { column: PF-days, times: 8.64e19 }, scores: { "squad (F1)": { task: squad, metric: F1 } } }',
    ],
    [
      'normalised scores below chance',
      table('model,params,ARC-C,piqa', 'a,1e8,-0.02,0.5', 'b,2e8,0.3,0.6'),
      'columns: { run: model, params: params, scores: { ARC-C: { task: arc_challenge, metric: acc, unit: unbounded }, piqa: { task: piqa, metric: acc } } }',
    ],
    [
      'perplexities beside bookkeeping',
      table('run,tokens,wikitext_ppl,gpu_hours,co2,seed', 'a,1e9,30.5,12.5,0.4,1', 'b,2e9,25.1,24.5,0.8,2'),
      'columns: { run: run, tokens: tokens, scores: { wikitext_ppl: { task: wikitext, metric: ppl } }, ignore: [gpu_hours, co2, seed] }',
    ],
    ['the exports of W&B', table('_step,eval/downstream/piqa_acc', '1,0.5', '2,0.6'), 'preset: wandb'],
  ])('tells %s apart, and works when it is pasted', (_, text, line) => {
    const { map, errors } = pasted(text);
    expect(map).toBe(line);
    expect(errors).toEqual([]);
  });

  it('gives the numbers that the table means', () => {
    const { runs, records } = pasted(
      table('model,log10_params,tokens,PF-days,piqa', 'a,8,2,0.0139,45', 'b,9,20,1.389,50.5'),
    );
    expect(runs.map(({ id, params, tokens }) => [id, params, tokens])).toEqual([
      ['a', 1e8, 2e9],
      ['b', 1e9, 2e10],
    ]);
    expect(runs[0]?.flops).toBeCloseTo(1.2e18, -17);
    expect(records.map(({ score }) => score)).toEqual([0.45, 0.505]);
  });

  it('leaves out a column in fractions beside percentages, which may be either', () => {
    const { map } = pasted(table('model,mmlu,piqa,gsm8k', 'a,30,50,0.2', 'b,40,60,0.9'));
    expect(map).not.toContain('task: gsm8k');
    expect(map).toContain('ignore: [gsm8k]');
  });

  it('says of a table without scores what it is', () => {
    const { problems } = readArtifact('tables/t.csv', table('Model,Params', 'a,1e8', 'b,2e8'), {
      limits,
      format: null,
      isNamed: true,
    });
    expect(problems[0]?.message).toContain('no score');
    expect(problems[0]?.message).toContain('runs: tables/t.csv');
  });

  it('is none for a table in which nothing could be a score', () => {
    expect(printed(table('city,people', 'a,100', 'b,200'))).toBeNull();
  });
});

// Other people's data, which is not part of the project: these tests are skipped where it is not on the machine.
const shared = path.resolve(process.env.SCALING_GUARD_DATA ?? '../shared/data', '..');
const tables = ['data/formats/leaderboard_csv', 'data/formats/wandb_wide_export', 'cases']
  .map((folder) => path.join(shared, folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() && entry.name.endsWith('.csv') ? [path.join(entry.parentPath, entry.name)] : [],
    ),
  )
  .filter((file) => printed(readFileSync(file, 'utf8')) !== null);

describe.skipIf(tables.length === 0)('real tables (skipped where the shared data is absent)', () => {
  it.each(tables)('%s takes the map that is printed for it', (file) => {
    const text = readFileSync(file, 'utf8');
    const { errors } = pasted(text);
    // One table mixes suffixes with numbers in billions: the map scales the column, and refuses the suffixes.
    expect(errors.filter((message) => !message.includes('would count twice'))).toEqual([]);
  });
});
