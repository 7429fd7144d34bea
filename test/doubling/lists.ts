import { type MemoryEntry, textEntry } from '../scenarios/_harness/memoryWorkspace.ts';

/** A list that a file can hold, with `count` members. */
export interface ListCase {
  readonly name: string;
  readonly files: (count: number) => Readonly<Record<string, string>>;
  /** Members at the first of three counts, each twice the one before. */
  readonly from: number;
}

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const config = (more = '', evidence = '  - files: "evals/*"\n'): string =>
  `version: 1\nevidence:\n${evidence}${more}`;

const configAt = '.github/scaling-guard.yml';

const sizes = times(10, (index) => 1e8 * 1.6 ** index);
const scoreOf = (params: number, shift = 0): string => (0.9 - 6 / params ** 0.15 + shift).toFixed(4);

/** A small lab: ten runs on two tasks, with their scales. */
const ladder = (more: readonly string[] = []): string =>
  [
    'run,task,metric,score,n,params,tokens',
    ...sizes.flatMap((params, index) =>
      ['x', 'y'].map((task) => `r${index},${task},acc,${scoreOf(params)},1000,${params},${params * 20}`),
    ),
    ...more,
  ].join('\n');

const claim = (index: number, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    id: `c${index}`,
    task: 'x',
    metric: 'acc',
    at: { params: 3e10, tokens: 6e11 },
    expect: '>= 0.1',
    ...more,
  });

const plan = (claims: readonly string[], more = ''): string =>
  `version: 1\nplan: p\n${more}claims:\n${claims.map((one) => `  - ${one}\n`).join('')}`;

const manifest = (rows: readonly object[]): string => JSON.stringify({ version: 1, runs: rows });

const native = (body: object): string => JSON.stringify({ version: 1, ...body });

const lmEval = (results: object): string =>
  JSON.stringify({
    results,
    config: { model: 'hf', model_args: 'pretrained=a/b' },
    versions: {},
    'n-shot': {},
    lm_eval_version: '0.4.9',
    model_name: 'a/b',
    date: 1.7e9,
  });

/** Every list that a file of a pull request can hold. */
export const lists: readonly ListCase[] = [
  {
    name: 'runs of a tidy table',
    from: 800,
    files: (count) => ({
      [configAt]: config(),
      'evals/t.csv': [
        'run,task,metric,score,n,params',
        ...times(count, (index) => `r${index},x,acc,${scoreOf(1e8 + 1e8 * index)},1000,${1e8 + 1e8 * index}`),
      ].join('\n'),
    }),
  },
  {
    name: 'tasks of a tidy table',
    from: 40,
    files: (count) => ({
      [configAt]: config(),
      'evals/t.csv': [
        'run,task,metric,score,n,params',
        ...times(count, (task) =>
          sizes
            .map(
              (params, index) => `r${index},t${task},acc,${scoreOf(params, (task % 7) / 100)},1000,${params}`,
            )
            .join('\n'),
        ),
      ].join('\n'),
    }),
  },
  {
    name: 'metrics of a task',
    from: 40,
    files: (count) => ({
      [configAt]: config(),
      'evals/t.csv': [
        'run,task,metric,score,n,params',
        ...times(count, (metric) => `r0,x,m${metric},0.5,1000,1e9`),
      ].join('\n'),
    }),
  },
  {
    name: 'factors of a tidy table',
    from: 40,
    files: (count) => ({
      [configAt]: config(),
      'evals/t.csv': [
        ['run,task,metric,score,params', ...times(count, (index) => `factor:f${index}`)].join(','),
        ...sizes.map((params, run) =>
          [
            `r${run},x,acc,${scoreOf(params)},${params}`,
            ...times(count, (index) => `l${(index + run) % 3}`),
          ].join(','),
        ),
      ].join('\n'),
    }),
  },
  {
    name: 'levels of a declared factor',
    from: 40,
    files: (count) => ({
      [configAt]: config('factors: [f]\n'),
      'evals/t.csv': [
        'run,task,metric,score,n,params,factor:f',
        ...times(count, (level) =>
          sizes
            .map(
              (params, index) =>
                `r${level}-${index},x,acc,${scoreOf(params, (level % 7) / 100)},1000,${params},l${level}`,
            )
            .join('\n'),
        ),
      ].join('\n'),
    }),
  },
  {
    name: 'levels of a factor with a run each',
    from: 40,
    files: (count) => ({
      [configAt]: config('factors: [f]\n'),
      'evals/t.csv': [
        'run,task,metric,score,n,params,factor:f',
        ...times(
          count,
          (level) => `r${level},x,acc,${scoreOf(1e8 + 1e8 * level)},1000,${1e8 + 1e8 * level},l${level}`,
        ),
      ].join('\n'),
    }),
  },
  {
    name: 'levels of an undeclared factor',
    from: 100,
    files: (count) => ({
      [configAt]: config(),
      'evals/t.csv': [
        'run,task,metric,score,n,params,factor:f',
        ...times(
          count,
          (level) => `r${level},x,acc,${scoreOf(1e8 + 1e8 * level)},1000,${1e8 + 1e8 * level},l${level}`,
        ),
      ].join('\n'),
    }),
  },
  ...([8, 10] as const).map((factors) => ({
    name: `combinations of ${factors} factors of two levels`,
    from: 64,
    files: (count: number) => ({
      [configAt]: config(`factors: [${times(factors, (index) => `f${index}`).join(', ')}]\n`),
      'evals/t.csv': [
        ['run,task,metric,score,n,params', ...times(factors, (index) => `factor:f${index}`)].join(','),
        ...times(count, (combination) =>
          sizes
            .map((params, index) =>
              [
                `r${combination}-${index},x,acc,${scoreOf(params, (combination % 7) / 100)},1000,${params}`,
                ...times(factors, (factor) => `l${Math.floor(combination / 2 ** factor) % 2}`),
              ].join(','),
            )
            .join('\n'),
        ),
      ].join('\n'),
    }),
  })),
  {
    name: 'losses of a tidy table',
    from: 40,
    files: (count) => ({
      [configAt]: config(),
      'evals/t.csv': [
        ['run,task,metric,score,params,tokens', ...times(count, (index) => `loss:c${index}`)].join(','),
        ...sizes.map((params, run) =>
          [
            `r${run},x,acc,${scoreOf(params)},${params},${20 * params}`,
            ...times(count, (index) => (2 + 40 / params ** 0.2 + index / 1000).toFixed(4)),
          ].join(','),
        ),
      ].join('\n'),
    }),
  },
  {
    name: 'unknown keys of a native result',
    from: 200,
    files: (count) => ({
      [configAt]: config(),
      'evals/a.json': native({
        run: { id: 'a' },
        results: [{ task: 'x', metric: 'acc', score: 0.5 }],
        ...Object.fromEntries(times(count, (index) => [`resluts${index}`, 1])),
      }),
    }),
  },
  {
    name: 'results of a native result',
    from: 100,
    files: (count) => ({
      [configAt]: config(),
      'evals/a.json': native({
        run: { id: 'a', params: 1e9 },
        results: times(count, (index) => ({ task: `t${index}`, metric: 'acc', score: 0.5 })),
      }),
    }),
  },
  {
    name: 'tasks of an lm-eval result',
    from: 100,
    files: (count) => ({
      [configAt]: config(),
      'evals/a.json': lmEval(
        Object.fromEntries(
          times(count, (index) => [
            `t${index}`,
            { 'acc,none': 0.5, 'acc_stderr,none': 0.01, alias: `t${index}` },
          ]),
        ),
      ),
    }),
  },
  {
    name: 'columns of an unknown table',
    from: 100,
    files: (count) => ({
      [configAt]: config(),
      'evals/t.csv': [
        `model,${times(count, (index) => `col${index}`).join(',')}`,
        ...sizes.map((_, run) =>
          [`r${run}`, ...times(count, (index) => String(0.3 + index / 10_000))].join(','),
        ),
      ].join('\n'),
    }),
  },
  {
    name: 'files',
    from: 100,
    files: (count) => ({
      [configAt]: config(),
      ...Object.fromEntries(
        times(count, (index) => [
          `evals/a${index}.json`,
          native({
            run: { id: `r${index}`, params: 1e8 * (index + 1) },
            results: [{ task: 'x', metric: 'acc', score: 0.5 + index / 10_000 }],
          }),
        ]),
      ),
    }),
  },
  {
    name: 'files that contradict each other',
    from: 40,
    files: (count) => ({
      [configAt]: config(),
      ...Object.fromEntries(
        times(count, (index) => [
          `evals/a${index}.json`,
          native({ run: { id: 'r' }, results: [{ task: 'x', metric: 'acc', score: 0.5 + index / 10_000 }] }),
        ]),
      ),
    }),
  },
  {
    name: 'files that are broken',
    from: 40,
    files: (count) => ({
      [configAt]: config(),
      ...Object.fromEntries(times(count, (index) => [`evals/a${index}.json`, '{"a":'])),
    }),
  },
  {
    name: 'broken rows of a tidy table',
    from: 200,
    files: (count) => ({
      [configAt]: config(),
      'evals/t.csv': ['run,task,metric,score', ...times(count, (index) => `r${index},x,acc,none`)].join('\n'),
    }),
  },
  {
    name: 'rows of the manifest',
    from: 100,
    files: (count) => ({
      [configAt]: config('runs: runs.json\n'),
      'evals/t.csv': ladder(),
      'runs.json': manifest(
        times(count, (index) => ({ id: `m${index}`, params: 1e9 + index, tokens: 2e10 })),
      ),
    }),
  },
  {
    name: 'rows of the manifest with a loss',
    from: 40,
    files: (count) => ({
      [configAt]: config('runs: runs.json\n'),
      'evals/t.csv': ladder(),
      'runs.json': manifest(
        times(count, (index) => ({
          id: `m${index}`,
          params: 1e9 * 1.01 ** index,
          tokens: 2e10 * 1.02 ** index,
          loss: { c: 2 + 400 / (1e9 * 1.01 ** index) ** 0.3 },
        })),
      ),
    }),
  },
  {
    name: 'aliases of a run',
    from: 200,
    files: (count) => ({
      [configAt]: config('runs: runs.json\n'),
      'evals/t.csv': ladder(),
      'runs.json': manifest([{ id: 'm', aliases: times(count, (index) => `alias${index}`) }]),
    }),
  },
  {
    name: 'runs whose names clash below their folders',
    from: 100,
    files: (count) => ({
      [configAt]: config('runs: runs.json\n'),
      'evals/t.csv': ['run,task,metric,score', ...times(count, (index) => `model-a,x${index},acc,0.5`)].join(
        '\n',
      ),
      'runs.json': manifest(times(count, (index) => ({ id: `org${index}/model-a`, params: 1e9 }))),
    }),
  },
  {
    name: 'runs that the manifest does not have',
    from: 100,
    files: (count) => ({
      [configAt]: config('runs: runs.json\n'),
      'evals/t.csv': ['run,task,metric,score', ...times(count, (index) => `pine-a${index},x,acc,0.5`)].join(
        '\n',
      ),
      'runs.json': manifest(times(count, (index) => ({ id: `pine-b${index}`, params: 1e9 }))),
    }),
  },
  {
    name: 'losses of a manifest row',
    from: 400,
    files: (count) => ({
      [configAt]: config('runs: runs.json\n'),
      'evals/t.csv': ladder(),
      'runs.json': manifest([
        { id: 'r0', loss: Object.fromEntries(times(count, (index) => [`c${index}`, 2.5])) },
      ]),
    }),
  },
  {
    name: 'factors of a manifest row',
    from: 100,
    files: (count) => ({
      [configAt]: config('runs: runs.json\n'),
      'evals/t.csv': ladder(),
      'runs.json': manifest([
        { id: 'r0', factors: Object.fromEntries(times(count, (index) => [`f${index}`, 'x'])) },
      ]),
    }),
  },
  {
    name: 'factors of a native result',
    from: 100,
    files: (count) => ({
      [configAt]: config(),
      'evals/t.csv': ladder(),
      'evals/a.json': native({
        run: { id: 'a', params: 1e9 },
        factors: Object.fromEntries(times(count, (index) => [`f${index}`, 'x'])),
        results: [{ task: 'x', metric: 'acc', score: 0.5 }],
      }),
    }),
  },
  {
    name: 'task cards',
    from: 100,
    files: (count) => ({
      [configAt]: config('tasks: tasks.json\n'),
      'evals/t.csv': ladder(),
      'tasks.json': JSON.stringify({
        version: 1,
        tasks: times(count, (index) => ({ task: `t${index}`, metric: 'acc', chance: 0.25 })),
      }),
    }),
  },
  {
    name: 'claims',
    from: 20,
    files: (count) => ({
      [configAt]: config('plans: "p.yml"\n'),
      'evals/t.csv': ladder(),
      'p.yml': plan(times(count, (index) => claim(index))),
    }),
  },
  {
    name: 'claims on unknown tasks',
    from: 200,
    files: (count) => ({
      [configAt]: config('plans: "p.yml"\n'),
      'evals/t.csv': ladder(times(count, (index) => `r0,known-task-${index},acc,0.5,100,1e8,2e9`)),
      'p.yml': plan(times(count, (index) => claim(index, { task: `knwon-task-${index}` }))),
    }),
  },
  {
    name: 'claims on other unknown tasks',
    from: 100,
    files: (count) => ({
      [configAt]: config('plans: "p.yml"\n'),
      'evals/t.csv': ladder(),
      'p.yml': plan(times(count, (index) => claim(index, { task: `unknown-${index}` }))),
    }),
  },
  {
    name: 'claims on unknown factors',
    from: 50,
    files: (count) => ({
      [configAt]: config('plans: "p.yml"\nfactors: [f]\n'),
      'evals/t.csv': ladder(),
      'p.yml': plan(times(count, (index) => claim(index, { where: { [`g${index}`]: 'x' } }))),
    }),
  },
  {
    name: 'claims on unknown metrics',
    from: 50,
    files: (count) => ({
      [configAt]: config('plans: "p.yml"\n'),
      'evals/t.csv': ladder(),
      'p.yml': plan(times(count, (index) => claim(index, { metric: `acc${index}` }))),
    }),
  },
  {
    name: 'claims of one id',
    from: 50,
    files: (count) => ({
      [configAt]: config('plans: "p.yml"\n'),
      'evals/t.csv': ladder(),
      'p.yml': plan(times(count, () => claim(1))),
    }),
  },
  {
    name: 'globs of applies-to',
    from: 100,
    files: (count) => ({
      [configAt]: config('plans: "p.yml"\n'),
      'evals/t.csv': ladder(),
      'p.yml': plan([claim(1)], `applies-to: [${times(count, (index) => `"a${index}/**"`).join(', ')}]\n`),
    }),
  },
  {
    name: 'plans',
    from: 20,
    files: (count) => ({
      [configAt]: config('plans: "plans/*"\n'),
      'evals/t.csv': ladder(),
      ...Object.fromEntries(
        times(count, (index) => [
          `plans/p${index}.yml`,
          plan([claim(1)]).replace('plan: p', `plan: p${index}`),
        ]),
      ),
    }),
  },
  {
    name: 'waivers',
    from: 100,
    files: (count) => ({
      [configAt]: config('plans: "p.yml"\n'),
      'evals/t.csv': ladder(),
      'p.yml': plan([claim(1)]),
      '.github/scaling-guard-waivers.yml': JSON.stringify({
        version: 1,
        waivers: times(count, (index) => ({
          rule: 'SG301',
          plan: 'p',
          claim: `c${index}`,
          reason: 'r',
          'approved-by': '@a',
          expires: '2027-01-01',
          of: '0123456789abcdef',
        })),
      }),
    }),
  },
  {
    name: 'sources of evidence',
    from: 50,
    files: (count) => ({
      [configAt]: config('', times(count, (index) => `  - files: "e${index}/*"\n`).join('')),
      'e0/t.csv': ladder(),
    }),
  },
  {
    name: 'declared factors',
    from: 50,
    files: (count) => ({
      [configAt]: config(`factors: [${times(count, (index) => `f${index}`).join(', ')}]\n`),
      'evals/t.csv': ladder(),
    }),
  },
  {
    name: 'steps of a training log',
    from: 200,
    files: (count) => ({
      [configAt]: config('training:\n  - { files: "log.csv", run: r0 }\n'),
      'evals/t.csv': ladder(),
      'log.csv': [
        'step,loss',
        ...times(count, (index) => `${index},${(2 + 5 / (index + 1) + (index % 7) / 100).toFixed(4)}`),
      ].join('\n'),
    }),
  },
  {
    name: 'training logs',
    from: 20,
    files: (count) => ({
      [configAt]: config('training:\n  - files: "logs/*"\n'),
      'evals/t.csv': ladder(),
      ...Object.fromEntries(
        times(count, (log) => [
          `logs/r${log}.csv`,
          ['step,loss', ...times(20, (index) => `${index},${(2 + 5 / (index + 1)).toFixed(4)}`)].join('\n'),
        ]),
      ),
    }),
  },
];

export const entriesOf = (files: Readonly<Record<string, string>>): ReadonlyMap<string, MemoryEntry> =>
  new Map(Object.entries(files).map(([path, text]) => [path, textEntry(text)]));
