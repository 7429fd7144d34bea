import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const TASKS = 20;

/** Characters of prompt that the config of each task carries, which make a file of about 200 KB, as those of large suites are. */
const PROMPT = 9000;

const words = 'Question: which of these follows from what was said above? Answer with "A", "B" or "C".\\n';

/** One result of lm-evaluation-harness, as text: 20 tasks with two metrics, and their configs, which are most of it. */
const resultOf = (index: number): string => {
  const tasks = Array.from({ length: TASKS }, (_, task) => `subject_${String(task).padStart(2, '0')}`);
  const byTask = (entryOf: (task: string, index: number) => unknown) =>
    Object.fromEntries(tasks.map((task, position) => [task, entryOf(task, position)]));
  const score = (position: number): number => 0.3 + ((index * 31 + position * 17) % 4000) / 10_000;
  const run = `example-lab/ladder-${index}`;
  return JSON.stringify(
    {
      results: byTask((task, position) => ({
        alias: task,
        'acc,none': score(position),
        'acc_stderr,none': 0.0125,
        'acc_norm,none': score(position + 1),
        'acc_norm_stderr,none': 0.0124,
      })),
      configs: byTask((task) => ({
        task,
        dataset_path: `example-lab/${task}`,
        num_fewshot: 5,
        description: words.repeat(Math.ceil(PROMPT / words.length)),
        metadata: { version: 1.0 },
      })),
      versions: byTask(() => 1),
      'n-shot': byTask(() => 5),
      higher_is_better: byTask(() => ({ acc: true, acc_norm: true })),
      'n-samples': byTask(() => ({ original: 1500, effective: 1500 })),
      config: { model: 'hf', model_args: `pretrained=${run}`, model_num_parameters: 1_000_000 + index },
      model_name: run,
      date: 1_750_000_000 + index,
    },
    null,
    2,
  );
};

/** Writes results of as many runs, a file each, a hundred to a folder. Gives their bytes. */
export const manyResults = (folder: string, files: number): number => {
  let bytes = 0;
  for (let index = 0; index < files; index += 1) {
    const inside = path.join(folder, String(Math.floor(index / 100)).padStart(4, '0'));
    if (index % 100 === 0) mkdirSync(inside, { recursive: true });
    const text = resultOf(index);
    bytes += Buffer.byteLength(text);
    writeFileSync(path.join(inside, `results_${index}.json`), text);
  }
  return bytes;
};
