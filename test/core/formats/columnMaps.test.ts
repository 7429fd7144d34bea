import { describe, expect, it } from 'vitest';
import { readColumnMap } from '../../../src/core/configuration/readColumnMap.ts';
import { readConfiguration } from '../../../src/core/configuration/readConfiguration.ts';
import { readYaml } from '../../../src/core/documents/yaml/readYaml.ts';
import { readArtifact } from '../../../src/core/evidence/readArtifact.ts';
import type { WrittenColumns } from '../../../src/core/validation/configFile.ts';
import { limits } from '../documents/reading.ts';
import { told } from './artifact.ts';

const read = (rows: readonly string[], columns: WrittenColumns, file = 'tables/ladder.csv') =>
  readArtifact(file, `${rows.join('\n')}\n`, {
    limits,
    format: null,
    isNamed: true,
    columns: readColumnMap(null, columns),
  });

const piqa = { task: 'piqa', metric: 'acc' };

describe('runs of several columns', () => {
  const rows = [
    'name,data,seed,D,piqa',
    'small,web,1,2e9,0.55',
    'small,books,1,8e9,0.60',
    'mid,web,,3e9,0.6',
  ];

  it('are called by all of them, without those that are empty', () => {
    const { runs, problems } = read(rows, {
      run: ['name', 'data', 'seed'],
      tokens: 'D',
      scores: { piqa },
    });
    expect(problems).toEqual([]);
    expect(runs.map(({ id, tokens }) => [id, tokens])).toEqual([
      ['small (web, 1)', 2e9],
      ['small (books, 1)', 8e9],
      ['mid (web)', 3e9],
    ]);
  });

  it('are proposed where one of them is not enough', () => {
    const { problems } = read(rows, { run: 'name', tokens: 'D', scores: { piqa }, ignore: 'seed' });
    expect(told(problems)).toEqual(['SG112 /1/D']);
    expect(problems[0]?.message).toContain('write `run: ["name","data"]`');
  });
});

describe('a table without a column of runs', () => {
  const map: WrittenColumns = { params: 'N', tokens: 'D', 'loss:web': 'loss' };
  const rows = ['5e7,5e8,3.5', '1.25e8,1e9,3.1', '1.25e8,1e9,3.2', '50M,2B,3.3'];
  const names = (some: readonly string[]) => read(['N,D,loss', ...some], map).runs.map(({ id }) => id);

  it('has a run a row, called by its scale whatever the order and the way the numbers are written', () => {
    const { runs, records, problems } = read(['N,D,loss', ...rows], map);
    expect(problems).toEqual([]);
    expect(runs.map(({ id, losses }) => [id, losses.web])).toEqual([
      ['ladder N=5e7 D=5e8', 3.5],
      ['ladder N=1.25e8 D=1e9', 3.1],
      ['ladder N=1.25e8 D=1e9 (2)', 3.2],
      ['ladder N=5e7 D=2e9', 3.3],
    ]);
    expect(records.map(({ task, metric, score }) => [task, metric, score])[0]).toEqual(['web', 'loss', 3.5]);
    expect(new Set(names(rows.toReversed()))).toEqual(new Set(names(rows)));
  });

  it('calls a run by its factor levels too, and by its line where nothing else is known', () => {
    const factors = read(['N,data,loss', '1e8,web,3', '1e8,books,4'], {
      params: 'N',
      'factor:data': 'data',
      'loss:val': 'loss',
    });
    expect(factors.runs.map(({ id }) => id)).toEqual(['ladder N=1e8 data=web', 'ladder N=1e8 data=books']);
    const bare = read(['piqa,note', '0.5,a', '0.6,b'], { scores: { piqa } });
    expect(bare.runs.map(({ id }) => id)).toEqual(['ladder row 1', 'ladder row 2']);
  });

  it.each([
    ['one row', ['N,piqa', '1e8,0.5'], { params: 'N', scores: { piqa } }, ['ladder']],
    [
      'steps',
      ['step,piqa', '1,0.5', '2,0.6'],
      { step: 'step', scores: { piqa } },
      ['ladder@step1', 'ladder@step2'],
    ],
    [
      'a task a row',
      ['dataset,value', 'x,0.5', 'y,0.6'],
      { task: 'dataset', scores: { value: { metric: 'acc' } } },
      ['ladder'],
    ],
  ] satisfies [string, string[], WrittenColumns, string[]][])(
    'is one run where it holds %s',
    (_, lines, columns, expected) => {
      expect(read(lines, columns).runs.map(({ id }) => id)).toEqual(expected);
    },
  );
});

describe('a loss', () => {
  it('may be a fact of the run and a score at once', () => {
    const { records, runs, problems } = read(['id,N,loss', 'a,1e8,3', 'b,2e8,2.9'], {
      run: 'id',
      params: 'N',
      'loss:web': 'loss',
      scores: { loss: { task: 'web', metric: 'loss' } },
    });
    expect(problems).toEqual([]);
    expect(runs.map(({ losses }) => losses)).toEqual([{ web: 3 }, { web: 2.9 }]);
    expect(records.map(({ task, metric, score }) => [task, metric, score])).toEqual([
      ['web', 'loss', 3],
      ['web', 'loss', 2.9],
    ]);
  });

  it('is no score where the map names others', () => {
    const { records } = read(['id,loss,piqa', 'a,3,0.5'], {
      run: 'id',
      'loss:web': 'loss',
      scores: { piqa },
    });
    expect(records.map(({ task }) => task)).toEqual(['piqa']);
  });
});

describe('a table with one score a row', () => {
  const rows = [
    'Model,Dataset,Metric,Value,SE,Count',
    'a,arc_easy,acc,45,1.5,2376',
    'a,piqa,acc_norm,55%,,',
    'b,arc_easy,acc,0.5,,100',
    'b,,acc,50,,',
  ];
  const map: WrittenColumns = {
    run: 'Model',
    task: 'Dataset',
    metric: 'Metric',
    score: 'Value',
    stderr: 'SE',
    n: 'Count',
    unit: 'percent',
  };

  it('is read by the columns that name task, metric, score, error and items', () => {
    const { records, problems } = read(rows, map);
    expect(told(problems)).toEqual(['SG105 /3/Dataset']);
    expect(
      records.map(({ run, task, metric, score, unit, standardError, items }) => [
        run,
        task,
        metric,
        score,
        unit,
        standardError,
        items,
      ]),
    ).toEqual([
      ['a', 'arc_easy', 'acc', 45, 'percent', 1.5, 2376],
      ['a', 'piqa', 'acc_norm', 55, 'percent', null, null],
      ['b', 'arc_easy', 'acc', 0.5, 'percent', null, 100],
    ]);
    const [first] = records;
    expect(first?.origins.filter(({ field }) => field === 'task' || field === 'n')).toEqual([
      { field: 'task', rule: 'reported', at: '~[row]/Dataset' },
      { field: 'n', rule: 'reported', at: '~[row]/Count' },
    ]);
  });

  it('has a unit for the metrics that have bounds', () => {
    const lines = ['m,d,k,v', 'a,x,acc,45', 'a,w,perplexity,30', 'a,x,own_score,50'];
    const { records } = read(lines, { run: 'm', task: 'd', metric: 'k', score: 'v', unit: 'percent' });
    expect(records.map(({ metric, unit }) => [metric, unit])).toEqual([
      ['acc', 'percent'],
      ['perplexity', null],
      ['own_score', 'percent'],
    ]);
  });

  it('may have several columns of scores, each with a metric of its own', () => {
    const { records, problems } = read(['m,d,acc,f1', 'a,x,0.5,0.6'], {
      run: 'm',
      task: 'd',
      scores: { acc: { metric: 'acc' }, f1: { metric: 'f1' } },
    });
    expect(problems).toEqual([]);
    expect(records.map(({ task, metric, score }) => [task, metric, score])).toEqual([
      ['x', 'acc', 0.5],
      ['x', 'f1', 0.6],
    ]);
  });
});

describe('a percent sign', () => {
  it('in every cell says the unit, and in some of them doubts the column', () => {
    const all = read(['id,x', 'a,45%', 'b,0.5 %', 'c,'], { run: 'id', scores: { x: piqa } });
    expect(all.problems).toEqual([]);
    expect(all.records.map(({ score, unit }) => [score, unit])).toEqual([
      [45, 'percent'],
      [0.5, 'percent'],
    ]);
    const some = read(['id,x,y', 'a,0.45,1', 'b,0.5%,1'], {
      run: 'id',
      scores: { x: piqa, y: { ...piqa, task: 'y' } },
    });
    expect(told(some.problems)).toEqual(['SG116 /1/x']);
    expect(some.records.map(({ task }) => task)).toEqual(['y', 'y']);
  });
});

describe('a column map of the config', () => {
  const faults = (columns: string) => {
    const text = `version: 1\nevidence:\n  - files: t.csv\n    columns: ${columns}\n`;
    const reading = readYaml('.github/scaling-guard.yml', text, limits);
    if (reading.kind === 'unreadable') throw new Error('unreadable');
    const read = readConfiguration(reading.document);
    return read.kind === 'invalid' ? read.problems.map(({ pointer, message }) => [pointer, message]) : [];
  };

  it.each([
    ['{ run: [a, b], scores: { x: { task: x, metric: acc } } }'],
    ['{ task: t, metric: m, score: s, stderr: e, unit: percent }'],
    ['{ task: t, scores: { x: { metric: acc } } }'],
    ['{ run: id, params: N }'],
  ])('may be %s', (columns) => {
    expect(faults(columns)).toEqual([]);
  });

  it.each([
    ['{ scores: { x: { metric: acc } } }', '/evidence/0/columns/scores/x', 'no task'],
    ['{ task: t, scores: { x: {} } }', '/evidence/0/columns/scores/x', 'no metric'],
    ['{ metric: m, score: s }', '/evidence/0/columns/score', 'no column `task`'],
    ['{ run: id, stderr: e }', '/evidence/0/columns/stderr', 'goes with `score`'],
    ['{ run: [] }', '/evidence/0/columns/run', 'at least 1'],
  ])('may not be %s', (columns, pointer, words) => {
    const [fault] = faults(columns);
    expect(fault?.[0]).toBe(pointer);
    expect(fault?.[1]).toContain(words);
  });
});
