import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Curve, CurvePoint } from '../../../src/core/curves/curve.ts';

const folder = path.resolve(process.env.SCALING_GUARD_DATA ?? '../shared/data', 'gadre2024');

/** Whether the real data is on this machine; it is not part of the project. */
export const gadreIsHere = existsSync(folder);

interface ModelFile {
  readonly name: string;
  readonly dataset_name: string;
  readonly results: readonly { readonly loss: number; readonly val_data: readonly string[] }[];
}

interface EvalFile {
  readonly eval_metrics: { readonly icl: Readonly<Record<string, number>> };
}

const readJson = (...parts: readonly string[]): unknown =>
  JSON.parse(readFileSync(path.join(folder, ...parts), 'utf8'));

/**
 * The 46 tasks of Gadre et al. (arXiv 2403.08540) by pretraining corpus, on `loss:c4_val`: read here without the
 * project's own readers, so that what is measured on them stands by itself.
 */
export const readGadreCurves = (): readonly Curve[] => {
  const groups = new Map<string, { task: string; corpus: string; points: CurvePoint[] }>();
  for (const file of readdirSync(path.join(folder, 'models')).sort()) {
    const model = readJson('models', file) as ModelFile;
    const scores = readJson('evals', `evaluation_${model.name}_heavy.json`) as EvalFile;
    const loss = model.results.find(({ val_data }) => val_data[0]?.includes('/c4_val/'))?.loss;
    if (loss === undefined) continue;
    for (const [task, score] of Object.entries(scores.eval_metrics.icl)) {
      const key = `${task} ${model.dataset_name}`;
      const group = groups.get(key) ?? { task, corpus: model.dataset_name, points: [] };
      groups.set(key, group);
      group.points.push({
        run: model.name,
        trainingRun: model.name,
        scale: loss,
        position: -loss,
        score,
        standardError: null,
        items: null,
        source: { file: '', pointer: '' },
      });
    }
  }
  return [...groups.values()].map(({ task, corpus, points }) => ({
    id: `${task} · acc · loss:c4_val · pretraining_corpus=${corpus}`,
    task,
    metric: 'acc',
    axis: 'loss:c4_val',
    factors: { pretraining_corpus: corpus },
    direction: 'higher',
    range: { lower: 0, upper: 1 },
    chance: null,
    points: points.sort((a, b) => a.position - b.position || (a.run < b.run ? -1 : 1)),
  }));
};
