import { type RandomSource, randomSource, seedFor } from '../../../src/core/stats/randomSource.ts';
import type { LabRun } from './labRuns.ts';
import { type LabTask, labTasks, trueScore } from './labTasks.ts';

/** One evaluation of a run. */
export interface LabEvaluation {
  readonly run: LabRun;
  readonly seed: number;
  /** Version of the harness, `lm_eval_version`. */
  readonly version: string;
  /** Day of the evaluation, `2026-05-01`. */
  readonly day: string;
  /** What is added to each true score, where the evaluation is wrong by it. */
  readonly offset?: number;
}

/** The model folder, as the harness names it after `lab/…`, and the file name's date. */
export const pathOf = ({ run, day }: LabEvaluation, kind: string, ending: string): string => {
  const revision = run.step === null ? '' : `-step${run.step}`;
  return `evals/lab__${run.id}${revision}/${kind}_${day}T08-00-00.000000.${ending}`;
};

/** A share of the items that were answered rightly: the noise of the items, and a little of the run's own. */
const scoreOf = (task: LabTask, { run, offset = 0 }: LabEvaluation, random: RandomSource): number => {
  const p = trueScore(task, run.loss) + offset;
  const noise = 0.35 * Math.sqrt((p * (1 - p)) / task.items) * random.normal();
  return Math.round((p + noise) * task.items) / task.items;
};

const standardError = (p: number, items: number): number => Math.sqrt((p * (1 - p)) / (items - 1));

const table = <T>(rows: readonly LabTask[], value: (row: LabTask, index: number) => T): Record<string, T> =>
  Object.fromEntries(rows.map((row, index) => [row.name, value(row, index)]));

/** What lm-evaluation-harness writes after a run on all tasks of the lab: leaves, and the row of the group above them. */
export const lmEvalFile = (evaluation: LabEvaluation): string => {
  const { run, seed, version, day } = evaluation;
  const random = randomSource(seedFor(seed, `${run.id} ${run.step} ${version}`));
  const scores = table(labTasks, (task) => scoreOf(task, evaluation, random));
  const leaves = labTasks.filter(({ group }) => group === 'mmlu');
  const items = leaves.reduce((sum, leaf) => sum + leaf.items, 0);
  const right = leaves.reduce((sum, leaf) => sum + (scores[leaf.name] ?? 0) * leaf.items, 0);
  const mmlu = {
    'acc,none': right / items,
    'acc_stderr,none': standardError(right / items, items),
    alias: 'mmlu',
  };
  const shotsOf = ({ group }: LabTask): number => (group === null ? 0 : 5);
  const revision = run.step === null ? '' : `,revision=step${run.step}`;
  const file = {
    results: {
      mmlu,
      ...table(labTasks, ({ name, items: n }) => {
        const score = scores[name] ?? 0;
        return { alias: name, 'acc,none': score, 'acc_stderr,none': standardError(score, n) };
      }),
    },
    groups: { mmlu },
    group_subtasks: { mmlu: leaves.map(({ name }) => name) },
    configs: table(labTasks, (task) => ({
      task: task.name,
      num_fewshot: shotsOf(task),
      output_type: 'multiple_choice',
    })),
    versions: { mmlu: 2, ...table(labTasks, () => 1) },
    'n-shot': { mmlu: 0, ...table(labTasks, shotsOf) },
    higher_is_better: { mmlu: { acc: true }, ...table(labTasks, () => ({ acc: true })) },
    'n-samples': table(labTasks, ({ items: n }) => ({ original: n, effective: n })),
    config: {
      model: 'hf',
      model_args: `pretrained=lab/${run.id}${revision},dtype=bfloat16`,
      model_num_parameters: run.params,
      model_revision: run.step === null ? 'main' : `step${run.step}`,
      limit: null,
    },
    git_hash: null,
    date: Date.parse(`${day}T08:00:00Z`) / 1000,
    model_name: `lab/${run.id}`,
    lm_eval_version: version,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
};

/** A few lines of what the harness writes for each item beside its results. */
export const samplesFile = (): string =>
  [0, 1, 2]
    .map((id) => `${JSON.stringify({ doc_id: id, target: 1, resps: [[['-3.1', 'False']]], acc: id % 2 })}\n`)
    .join('');
