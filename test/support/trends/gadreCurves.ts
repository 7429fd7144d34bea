import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Curve, CurvePoint } from '../../../src/core/curves/curve.ts';
import { metricSpace } from '../../../src/core/curves/metricSpace.ts';

/** The folder of Gadre et al. 2024 (104 models, 46 tasks); it is other people's data and may be absent. */
export const gadreFolder: string = join(
  process.env.SCALING_GUARD_DATA ?? join(import.meta.dirname, '../../../../shared/data'),
  'gadre2024',
);

export const gadreIsHere: boolean = existsSync(gadreFolder);

interface ModelFile {
  readonly name: string;
  readonly dataset_name: string;
  readonly results: readonly { readonly loss: number; readonly val_data: readonly string[] }[];
}

interface EvalFile {
  readonly eval_metrics: { readonly icl: Readonly<Record<string, number>> };
}

const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(join(gadreFolder, ...path), 'utf8'));

/** Items by task, with the table's known error corrected. */
const itemsByTask = (): ReadonlyMap<string, number> => {
  const rows = readFileSync(join(gadreFolder, 'eval_metadata.csv'), 'utf8').split('\n').slice(1);
  const items = new Map(
    rows.map((row) => row.split(',')).map(([task = '', , , , count = '']) => [task, Number(count)] as const),
  );
  items.set('arc_challenge', 1172);
  return items;
};

/** One group a task, sorted by task: its curves by pretraining corpus, on the validation loss of `corpus` (a path's folder or stem). */
export const gadreGroups = (corpus = 'c4_val'): readonly (readonly Curve[])[] => {
  const items = itemsByTask();
  const runs = readdirSync(join(gadreFolder, 'models'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const model = readJson('models', name) as ModelFile;
      const scores = readJson('evals', `evaluation_${name.replace(/\.json$/, '_heavy.json')}`) as EvalFile;
      const result = model.results.find(({ val_data }) => val_data[0]?.includes(`/${corpus}/`));
      if (result === undefined) throw new Error(`${name} has no loss on ${corpus}`);
      return {
        name: model.name,
        level: model.dataset_name,
        loss: result.loss,
        scores: scores.eval_metrics.icl,
      };
    });
  const tasks = Object.keys(runs[0]?.scores ?? {}).sort();
  const levels = [...new Set(runs.map(({ level }) => level))].sort();
  return tasks.map((task) =>
    levels.map((level) => {
      const points = runs
        .filter((run) => run.level === level)
        .map(
          ({ name, loss, scores }): CurvePoint => ({
            run: name,
            trainingRun: name,
            scale: loss,
            position: -loss,
            score: scores[task] ?? Number.NaN,
            standardError: null,
            items: items.get(task) ?? null,
            source: { file: name, pointer: '' },
          }),
        )
        .sort((a, b) => a.position - b.position || (a.run < b.run ? -1 : 1));
      return {
        id: `${task} · acc · loss:${corpus} · pretraining_corpus=${level}`,
        task,
        metric: 'acc',
        axis: `loss:${corpus}`,
        factors: { pretraining_corpus: level },
        direction: 'higher',
        range: { lower: 0, upper: 1 },
        space: metricSpace({ direction: 'higher', range: { lower: 0, upper: 1 }, floor: null }, []),
        chance: null,
        points,
      };
    }),
  );
};

/** The category that Lourie, Hu & Cho (arXiv 2507.00885) gave each task by eye. */
export const publishedCategories = (): ReadonlyMap<string, string> => {
  const rows = readFileSync(join(gadreFolder, 'published-categories.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return new Map(
    rows.map((row) => row.split(',')).map(([task = '', category = '']) => [task, category.trim()]),
  );
};
