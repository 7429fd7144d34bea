import { drawFor } from './draw.ts';
import { type ExampleFile, jsonFile, rounded, textFile } from './exampleFile.ts';
import { labReadme } from './labReadme.ts';
import { corpora, type LabTask, labTasks, ladder, lossLaw, trueLoss } from './labTruth.ts';

interface LabRun {
  readonly id: string;
  readonly corpus: (typeof corpora)[number];
  readonly size: string;
  readonly multiplier: number;
  readonly params: number;
  readonly tokens: number;
  readonly loss: number;
}

interface LabScore {
  readonly score: number;
  readonly standardError: number;
}

/** The files of `examples/lab`. */
export const labFiles = (): readonly ExampleFile[] => {
  const runs = makeRuns();
  const scores = new Map(labTasks.map((task) => [task.task, scoresOf(task, runs)]));
  const inResults = labTasks.filter(({ evaluated }) => evaluated === undefined);
  const inTable = labTasks.filter(({ evaluated }) => evaluated !== undefined);
  return [
    ...runs.map((run) => resultFile(run, inResults, scores)),
    ...inTable.map((task) => tableFile(task, runs, scores)),
    runsManifest(runs),
    taskCards(),
    config(),
    passingPlan(),
    blockedPlan(),
    labReadme(),
  ];
};

const makeRuns = (): readonly LabRun[] =>
  corpora.flatMap((corpus) =>
    ladder.sizes.flatMap(({ label, params }) =>
      ladder.tokensPerParameter.map((multiplier): LabRun => {
        const id = `${corpus.label}-${label}-${multiplier}x`;
        const tokens = params * multiplier;
        const noise = lossLaw.runToRunSd * drawFor(`loss of ${id}`).normal();
        const loss = rounded(trueLoss(params, tokens) + corpus.lossOffset + noise, 4);
        return { id, corpus, size: label, multiplier, params, tokens, loss };
      }),
    ),
  );

const scoresOf = (task: LabTask, runs: readonly LabRun[]): ReadonlyMap<string, LabScore> =>
  new Map(
    runs
      .filter(({ size, multiplier }) => isEvaluated(task, size, multiplier))
      .map((run): [string, LabScore] => {
        const draw = drawFor(`${task.task} of ${run.id}`);
        const trueScore = task.score(run.loss, run.corpus.name) + task.runToRunSd * draw.normal();
        const score = draw.binomial(task.items, trueScore) / task.items;
        const standardError = rounded(Math.sqrt((score * (1 - score)) / (task.items - 1)), 6);
        return [run.id, { score: rounded(score, 5), standardError }];
      }),
  );

const isEvaluated = ({ evaluated }: LabTask, size: string, multiplier: number): boolean =>
  evaluated === undefined ||
  (evaluated.sizes.includes(size) && evaluated.tokensPerParameter.includes(multiplier));

const resultFile = (
  run: LabRun,
  tasks: readonly LabTask[],
  scores: ReadonlyMap<string, ReadonlyMap<string, LabScore>>,
): ExampleFile =>
  jsonFile(`examples/lab/evals/results/${run.id}.json`, {
    version: 1,
    run: { id: run.id },
    factors: { harness: 'aspen-eval', n_shot: '0' },
    results: tasks.flatMap((task) => {
      const found = scores.get(task.task)?.get(run.id);
      return found === undefined
        ? []
        : [
            {
              task: task.task,
              metric: 'acc',
              score: found.score,
              stderr: found.standardError,
              n: task.items,
            },
          ];
    }),
  });

const tableFile = (
  task: LabTask,
  runs: readonly LabRun[],
  scores: ReadonlyMap<string, ReadonlyMap<string, LabScore>>,
): ExampleFile =>
  textFile(`examples/lab/evals/${task.task}.csv`, [
    'run,task,metric,score,stderr,n',
    ...runs.flatMap((run) => {
      const found = scores.get(task.task)?.get(run.id);
      return found === undefined
        ? []
        : [[run.id, task.task, 'acc', found.score, found.standardError, task.items].join(',')];
    }),
  ]);

const runsManifest = (runs: readonly LabRun[]): ExampleFile =>
  textFile('examples/lab/evals/runs.yml', [
    '# One row a run: what the eval results do not say.',
    'version: 1',
    'runs:',
    ...runs.flatMap((run) => [
      `  - id: ${run.id}`,
      `    params: ${scientific(run.params)}`,
      '    params_kind: non-embedding',
      `    tokens: ${scientific(run.tokens)}`,
      `    loss: { aspen_val: ${run.loss} }`,
      `    factors: { pretraining_corpus: ${run.corpus.name} }`,
    ]),
  ]);

/** A count as people write it in YAML, `6.4e8`. */
const scientific = (count: number): string => count.toExponential().replace('e+', 'e');

const taskCards = (): ExampleFile =>
  textFile('examples/lab/evals/tasks.yml', [
    'version: 1',
    'tasks:',
    ...labTasks.flatMap(({ task, about, chance, items }) => [
      `  - task: ${task} # ${about}`,
      '    metric: acc',
      '    direction: higher',
      '    unit: fraction',
      `    chance: ${chance}`,
      `    items: ${items}`,
    ]),
  ]);

const config = (): ExampleFile =>
  textFile('examples/lab/.github/scaling-guard.yml', [
    'version: 1',
    'evidence:',
    '  - files: "evals/results/*.json"',
    '  - files: "evals/*.csv"',
    'runs: evals/runs.yml',
    'tasks: evals/tasks.yml',
    'scale: { axis: "loss:aspen_val" }',
    'factors: [pretraining_corpus]',
    'plans: "plans/*.yml"',
    'gate: { mode: enforce }',
  ]);

const nextRun = '{ params: 1.28e9, tokens: 2.56e10 }';

const passingPlan = (): ExampleFile =>
  textFile('examples/lab/plans/corpus-order-2027.yml', [
    '# Passes: modest claims on tasks that follow their law, a little beyond the largest run, on a named corpus.',
    'version: 1',
    'plan: corpus-order-2027',
    'owner: "@aspen-lab/data"',
    'applies-to: ["configs/train-1b.yml"]',
    'claims:',
    ...claim('completion-1b', 'sentence_completion', 'aspen-mix', nextRun, '>= 0.58', 0.8),
    ...claim('passage-1b', 'passage_qa', 'aspen-mix', '{ "loss:aspen_val": 2.46 }', '>= 0.41', 0.8),
    ...claim('facts-1b', 'web_facts', 'aspen-mix', nextRun, '>= 0.24', 0.8),
  ]);

const blockedPlan = (): ExampleFile =>
  textFile('examples/lab/plans/cluster-2027.yml', [
    '# Blocked: the evidence speaks against the first claim; each of the others leans on something it should not.',
    'version: 1',
    'plan: cluster-2027',
    'owner: "@aspen-lab/capacity"',
    'applies-to: ["infra/clusters/**"]',
    'claims:',
    ...claim('completion-beyond-the-curve', 'sentence_completion', 'aspen-web', nextRun, '>= 0.80', 0.9),
    ...claim('dates-after-the-jump', 'date_arithmetic', 'aspen-web', nextRun, '>= 0.42', 0.9),
    ...claim('facts-on-any-corpus', 'web_facts', null, nextRun, '>= 0.25', 0.9),
    ...claim('recall-from-three-runs', 'long_recall', 'aspen-web', nextRun, '>= 0.55', 0.9),
  ]);

const claim = (
  id: string,
  task: string,
  corpus: string | null,
  at: string,
  expect: string,
  confidence: number,
): readonly string[] => [
  `  - id: ${id}`,
  `    task: ${task}`,
  '    metric: acc',
  ...(corpus === null ? [] : [`    where: { pretraining_corpus: ${corpus} }`]),
  `    at: ${at}`,
  `    expect: "${expect}"`,
  `    confidence: ${confidence}`,
];
