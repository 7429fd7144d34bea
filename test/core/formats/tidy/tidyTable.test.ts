import { describe, expect, it } from 'vitest';
import { placeOf } from '../../documents/reading.ts';
import { artifact, told } from '../artifact.ts';

const csv = (...lines: readonly string[]) => artifact(`${lines.join('\n')}\n`, 'tables/ladder.csv');
const jsonl = (...rows: readonly Record<string, unknown>[]) =>
  artifact(rows.map((row) => JSON.stringify(row)).join('\n'), 'tables/ladder.jsonl');

const HEADER =
  'run,task,metric,score,stderr,n,chance,params,params_kind,tokens,flops,step,loss:c4,task_loss,factor:corpus,higher_is_better,date';

describe('the tidy table in CSV', () => {
  it('is read cell by cell; an empty cell is unknown', () => {
    const { records, runs, problems, format } = csv(
      HEADER,
      'a,hellaswag,acc,0.5,0.01,1000,0.25,1e9,total,2e10,1.2e20,,3.25,1.5,c4,true,2026-11-02',
      'b,hellaswag,acc,.25,,,,,,,,,,,,,',
    );
    expect({ format, problems }).toEqual({ format: 'tidy-table', problems: [] });
    expect(records).toMatchObject([
      {
        run: 'a',
        task: 'hellaswag',
        metric: 'acc',
        score: 0.5,
        standardError: 0.01,
        items: 1000,
        chance: 0.25,
        higherIsBetter: true,
        taskLoss: 1.5,
        factors: { corpus: 'c4' },
        date: Date.parse('2026-11-02'),
        source: { file: 'tables/ladder.csv', pointer: '/0/score' },
      },
      {
        run: 'b',
        task: 'hellaswag',
        metric: 'acc',
        score: 0.25,
        standardError: null,
        items: null,
        chance: null,
        higherIsBetter: null,
        taskLoss: null,
        factors: {},
        date: null,
        source: { file: 'tables/ladder.csv', pointer: '/1/score' },
      },
    ]);
    expect(runs).toEqual([
      expect.objectContaining({
        id: 'a',
        params: 1e9,
        paramsKind: 'total',
        tokens: 2e10,
        flops: 1.2e20,
        losses: { c4: 3.25 },
      }),
      expect.objectContaining({
        id: 'b',
        params: null,
        paramsKind: 'unknown',
        tokens: null,
        flops: null,
        losses: {},
      }),
    ]);
  });

  it('collects the facts of a run from all its rows', () => {
    const { runs } = csv(
      'run,task,metric,score,params,loss:c4',
      'a,x,acc,0.5,,3',
      'a,y,acc,0.5,1000,',
      'a,z,acc,0.5,1e3,3.0',
    );
    expect(runs).toEqual([expect.objectContaining({ id: 'a', params: 1000, losses: { c4: 3 } })]);
  });

  it('trusts neither of two facts that contradict each other, and tells it once, at the cell', () => {
    const text =
      'run,task,metric,score,params\na,x,acc,0.5,1000\na,y,acc,0.5,2000\na,z,acc,0.5,3000\nb,x,acc,0.5,7\n';
    const { runs, records, problems } = artifact(text);
    expect(runs.map(({ id, params }) => [id, params])).toEqual([
      ['a', null],
      ['b', 7],
    ]);
    expect(records).toHaveLength(4);
    expect(told(problems)).toEqual(['SG112 /1/params']);
    expect(problems[0]).toMatchObject(placeOf(text, '2000'));
  });

  it('makes one run of each step, and one training run of them all', () => {
    const { runs, records } = csv(
      'run,task,metric,score,step,tokens,training_run',
      'a,x,acc,0.1,100,1e9,',
      'a,x,acc,0.2,200,2e9,',
      'own-name,x,acc,0.3,300,3e9,a',
    );
    expect(runs.map(({ id, trainingRun, step, tokens }) => [id, trainingRun, step, tokens])).toEqual([
      ['a@step100', 'a', 100, 1e9],
      ['a@step200', 'a', 200, 2e9],
      ['own-name', 'a', 300, 3e9],
    ]);
    expect(records.map(({ run }) => run)).toEqual(['a@step100', 'a@step200', 'own-name']);
  });

  it('names an unknown column with what it may mean, and reads the rest', () => {
    const text = 'run,task,metric,score,stder\na,x,acc,0.5,0.01\n';
    const { records, problems } = artifact(text);
    expect(records).toHaveLength(1);
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'SG105', severity: 'error', ...placeOf(text, 'stder') }),
    ]);
    expect(problems[0]?.message).toContain('stderr');
  });

  it('says which column is missing where a needed one is mistyped', () => {
    const { records, problems } = csv('run,task,metric,scroe', 'a,x,acc,0.5');
    expect(records).toEqual([]);
    expect(problems.map(({ message }) => message).join(' ')).toMatch(/score.*no column score/s);
  });

  it.each([
    ['score', '45%', 'SG110'],
    ['score', '"1,000"', 'SG110'],
    ['score', '', 'SG110'],
    ['score', 'nan', 'SG109'],
    ['score', '-Inf', 'SG109'],
    ['score', '1e999', 'SG109'],
    ['stderr', '-0.1', 'SG116'],
    ['n', '0', 'SG116'],
    ['n', '10.5', 'SG116'],
    ['params', '7B', 'SG110'],
    ['tokens', '-1', 'SG116'],
    ['loss:c4', '0', 'SG116'],
    ['step', '1.5', 'SG116'],
    ['task_loss', '-2', 'SG116'],
    ['params_kind', 'totl', 'SG105'],
    ['higher_is_better', 'yes', 'SG105'],
    ['date', '02.11.2026', 'SG105'],
    ['date', '2026-02-30', 'SG105'],
  ])('tells a cell %s of %s at its place (%s)', (column, cell, rule) => {
    const columns = ['run', 'task', 'metric', 'score', 'n'].includes(column) ? '' : `,${column}`;
    const score = column === 'score' ? cell : '0.5';
    const n = column === 'n' ? cell : '';
    const { problems, records } = csv(
      `run,task,metric,score,n${columns}`,
      `a,x,acc,${score},${n}${columns === '' ? '' : `,${cell}`}`,
      `b,x,acc,0.5,${columns === '' ? '' : ','}`,
    );
    expect(told(problems)).toEqual([`${rule} /0/${column}`]);
    expect(problems[0]?.line).toBe(2);
    expect(records.map(({ run }) => run)).toEqual(column === 'score' || n === '0' ? ['b'] : ['a', 'b']);
  });

  it('leaves out a row without run, task or metric', () => {
    const { records, problems } = csv(
      'run,task,metric,score',
      ',x,acc,0.5',
      'a,,acc,0.5',
      'a,x,,0.5',
      'a,x,acc,0.5',
    );
    expect(records).toHaveLength(1);
    expect(told(problems)).toEqual(['SG105 /0/run', 'SG105 /1/task', 'SG105 /2/metric']);
  });

  it('keeps the scale that a row without a usable score states', () => {
    const { runs } = csv('run,task,metric,score,params', 'a,x,acc,,1000', 'a,y,acc,0.5,');
    expect(runs[0]?.params).toBe(1000);
  });

  it('reads a table with a byte order mark and CRLF', () => {
    const { records } = artifact('\uFEFFrun,task,metric,score\r\na,x,acc,0.5\r\n'.slice(1));
    expect(records.map(({ score }) => score)).toEqual([0.5]);
  });
});

describe('the tidy table in JSON lines', () => {
  it('has the same columns as keys, with numbers as numbers', () => {
    const { records, runs, problems } = jsonl(
      {
        run: 'a',
        task: 'x',
        metric: 'acc',
        score: 0.5,
        params: 1e9,
        'loss:c4': 3,
        'factor:n_shot': 5,
        'factor:chat': true,
      },
      { run: 'a', task: 'y', metric: 'acc', score: 0.25, stderr: null, higher_is_better: false },
    );
    expect(problems).toEqual([]);
    expect(records.map(({ score, factors, higherIsBetter }) => [score, factors, higherIsBetter])).toEqual([
      [0.5, { n_shot: '5', chat: 'true' }, null],
      [0.25, {}, false],
    ]);
    expect(runs[0]).toMatchObject({ params: 1e9, losses: { c4: 3 } });
  });

  it('leaves out what is no number, no text or no object, each with its place', () => {
    const { records, problems } = artifact(
      [
        '{"run": "a", "task": "x", "metric": "acc", "score": "0.5"}',
        '{"run": 7, "task": "x", "metric": "acc", "score": 0.5}',
        '[1, 2]',
        '{"run": "a", "task": "x", "metric": "acc", "score": NaN}',
        '{"run": "a", "task": "x", "metric": "acc", "score": 0.5, "notes": "?", "date": 5, "factor:x": {}}',
      ].join('\n'),
    );
    expect(records.map(({ source }) => source.pointer)).toEqual(['/4/score']);
    expect(told(problems)).toEqual([
      'SG109 /3/score',
      'SG105 /4/notes',
      'SG110 /0/score',
      'SG105 /1/run',
      'SG105 /2',
      'SG105 /4/factor:x',
      'SG105 /4/date',
    ]);
  });

  it('may be one line alone, which is a JSON object, or a JSON list', () => {
    const row = { run: 'a', task: 'x', metric: 'acc', score: 0.5, n: 1.5 };
    const alone = artifact(JSON.stringify(row));
    expect(alone.records.map(({ score, source }) => [score, source.pointer])).toEqual([[0.5, '/score']]);
    expect(told(alone.problems)).toEqual(['SG116 /n']);
    expect(alone.runs[0]?.source.pointer).toBe('');
    expect(artifact([row, row]).records.map(({ source }) => source.pointer)).toEqual([
      '/0/score',
      '/1/score',
    ]);
  });
});
