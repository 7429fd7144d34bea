import { drawFor } from './draw.ts';
import { type ExampleFile, rounded, textFile } from './exampleFile.ts';

/**
 * The base of most scenarios, `test/scenarios/_small-lab`: 16 runs, four tasks in a file each, one plan that passes. A story
 * spoils one of these files and shows what becomes of the rest.
 */
export const smallLabFiles = (): readonly ExampleFile[] => [
  ...tasks.map((task) => (task.task === 'arithmetic' ? linesFile(task) : tableFile(task))),
  runsManifest(),
  taskCards(),
  config(),
  plan(),
];

const folder = 'test/scenarios/_small-lab';

const items = 4000;
const runToRunSd = 0.004;

/** L is the loss on `val`. */
const tasks: readonly {
  readonly task: string;
  readonly chance: number | null;
  readonly score: (loss: number) => number;
}[] = [
  { task: 'summaries', chance: null, score: (loss) => 0.05 + 0.5 * Math.exp(-0.9 * (loss - 2.5)) },
  { task: 'translation', chance: null, score: (loss) => 0.02 + 0.45 * Math.exp(-1.1 * (loss - 2.5)) },
  { task: 'arithmetic', chance: null, score: (loss) => 0.01 + 0.4 * Math.exp(-1.3 * (loss - 2.5)) },
  { task: 'riddles', chance: 0.25, score: () => 0.25 },
];

/** Evenly spaced in loss, from 4.10 down to 2.60. */
const runs = Array.from({ length: 16 }, (_, index) => ({
  id: `run-${String(index + 1).padStart(2, '0')}`,
  params: Math.round(2e7 * 1.3 ** index),
  tokens: Math.round(4e8 * 1.3 ** index),
  loss: rounded(4.1 - 0.1 * index, 2),
}));

const scoreOf = (task: (typeof tasks)[number], run: (typeof runs)[number]): number => {
  const draw = drawFor(`small lab: ${task.task} of ${run.id}`);
  return rounded(draw.binomial(items, task.score(run.loss) + runToRunSd * draw.normal()) / items, 5);
};

const tableFile = (task: (typeof tasks)[number]): ExampleFile =>
  textFile(`${folder}/evals/${task.task}.csv`, [
    'run,task,metric,score,n',
    ...runs.map((run) => [run.id, task.task, 'acc', scoreOf(task, run), items].join(',')),
  ]);

const linesFile = (task: (typeof tasks)[number]): ExampleFile =>
  textFile(
    `${folder}/evals/${task.task}.jsonl`,
    runs.map((run) =>
      JSON.stringify({ run: run.id, task: task.task, metric: 'acc', score: scoreOf(task, run), n: items }),
    ),
  );

const runsManifest = (): ExampleFile =>
  textFile(`${folder}/runs.yml`, [
    'version: 1',
    'runs:',
    ...runs.map(
      ({ id, params, tokens, loss }) =>
        `  - { id: ${id}, params: ${params}, params_kind: total, tokens: ${tokens}, loss: { val: ${loss} } }`,
    ),
  ]);

const taskCards = (): ExampleFile =>
  textFile(`${folder}/tasks.yml`, [
    'version: 1',
    'tasks:',
    ...tasks.map(
      ({ task, chance }) =>
        `  - { task: ${task}, metric: acc, direction: higher, unit: fraction, chance: ${chance}, items: ${items} }`,
    ),
  ]);

const config = (): ExampleFile =>
  textFile(`${folder}/.github/scaling-guard.yml`, [
    'version: 1',
    'evidence:',
    '  - files: ["evals/*.csv", "evals/*.jsonl"]',
    'runs: runs.yml',
    'tasks: tasks.yml',
    'scale: { axis: "loss:val" }',
    'plans: "plans/*.yml"',
    'gate: { mode: enforce }',
  ]);

const plan = (): ExampleFile =>
  textFile(`${folder}/plans/launch.yml`, [
    'version: 1',
    'plan: launch',
    'claims:',
    ...[
      ['summaries', 0.46],
      ['translation', 0.39],
      ['arithmetic', 0.33],
    ].flatMap(([task, threshold]) => [
      `  - id: ${task}-launch`,
      `    task: ${task}`,
      '    metric: acc',
      '    at: { "loss:val": 2.55 }',
      `    expect: ">= ${threshold}"`,
      '    confidence: 0.8',
    ]),
  ]);
