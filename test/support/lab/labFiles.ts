import { type LabRun, labCheckpoints, labRuns } from './labRuns.ts';
import { type LabEvaluation, lmEvalFile, pathOf, samplesFile } from './lmEvalFile.ts';

type Texts = Readonly<Record<string, string>>;

const CONFIG = `version: 1
evidence:
  - files: "evals/**/*.json*"
runs: evals/runs.yml
tasks: evals/tasks.yml
scale: { axis: "loss:val" }
factors: [pretraining_corpus]
plans: "plans/*.yml"
gate: { mode: enforce }
`;

const CARDS = `version: 1
tasks:
  - { task: house_qa, metric: acc, direction: higher, unit: fraction, chance: 0.25, items: 2000 }
`;

/** The manifest's row of a run, under another id where one is given. */
const rowOf = ({ id, params, tokens, loss, corpus }: LabRun, renamed: string | undefined): string =>
  `  - { id: ${renamed ?? id}${renamed === undefined ? '' : `, aliases: [${id}]`}, params: ${params}, params_kind: total, ` +
  `tokens: ${tokens}, loss: { val: ${loss} }, factors: { pretraining_corpus: ${corpus} } }\n`;

/** The runs manifest; `renamed` gives runs another id, with the old one as an alias. */
export const manifestFile = (runs: readonly LabRun[], renamed: Texts = {}): Texts => ({
  'evals/runs.yml': `version: 1\nruns:\n${runs.map((run) => rowOf(run, renamed[run.id])).join('')}`,
});

/** The plan: twice the size of the largest run, on one ordinary task and on a group. True there are 0.628 and 0.515. */
export const planFile = (hellaswag: number): Texts => ({
  'plans/next-size.yml': `version: 1
plan: next-size
owner: "@lab/capacity"
applies-to: ["infra/clusters/**"]
claims:
  - id: hellaswag-2560m
    task: hellaswag
    metric: acc
    where: { pretraining_corpus: web }
    at: { "loss:val": 2.3836 }
    expect: ">= ${hellaswag}"
    confidence: 0.9
  - id: mmlu-2560m
    task: mmlu
    metric: acc
    where: { pretraining_corpus: web }
    at: { "loss:val": 2.3836 }
    expect: ">= 0.47"
    confidence: 0.9
`,
});

/** The results of evaluations, each with a file of samples beside it. */
export const resultFiles = (evaluations: readonly LabEvaluation[]): Texts =>
  Object.fromEntries(
    evaluations.flatMap((evaluation) => [
      [pathOf(evaluation, 'results', 'json'), lmEvalFile(evaluation)],
      [pathOf(evaluation, 'samples_hellaswag', 'jsonl'), samplesFile()],
    ]),
  );

/** How the lab evaluates a run: with harness 0.4.9, on the first of May. */
export const evaluationOf = (run: LabRun, more: Partial<LabEvaluation> = {}): LabEvaluation => ({
  run,
  seed: 1,
  version: '0.4.9',
  day: '2026-05-01',
  ...more,
});

/** A lab in order: seven sizes on two corpora, a second seed, two checkpoints, eight tasks, of which one is MMLU. */
export const labFiles = (seed: number): Texts => ({
  '.github/scaling-guard.yml': CONFIG,
  'README.md': '# Lab\n',
  'evals/tasks.yml': CARDS,
  ...manifestFile(labRuns),
  ...planFile(0.58),
  ...resultFiles([...labRuns, ...labCheckpoints].map((run) => evaluationOf(run, { seed }))),
});

/** What goes wrong in a lab: a file that was cut off while it was written, and one run evaluated by two versions of the harness. */
export const labOddities = (seed: number): Texts => {
  const [first, second] = labRuns;
  if (first === undefined || second === undefined) throw new Error('the lab has runs');
  const broken = evaluationOf(first, { seed, day: '2026-05-02' });
  return {
    [pathOf(broken, 'results', 'json')]: lmEvalFile(broken).slice(0, 4000),
    ...resultFiles([evaluationOf(second, { seed, version: '0.4.10', day: '2026-05-03' })]),
  };
};
