import type { Curve } from '../../../src/core/curves/curve.ts';
import { metricSpace } from '../../../src/core/curves/metricSpace.ts';
import { positionOf, type ScaleAxis } from '../../../src/core/records/scaleAxis.ts';
import { randomSource, seedFor } from '../../../src/core/stats/randomSource.ts';
import { corpora, type LabTask, labTasks, ladder, lossLaw, trueLoss } from '../../examples/labTruth.ts';
import { sixSizes, sixSizesTasks } from '../../examples/sixSizesTruth.ts';
import { forecastHidden, type HeldForecast, type HiddenScore } from './heldForecast.ts';

interface Place {
  readonly run: string;
  readonly scale: number;
}

export interface DrawnTask {
  readonly task: string;
  readonly chance: number | null;
  readonly items: number;
  readonly runToRunSd: number;
  readonly score: (scale: number) => number;
}

const clip = (value: number): number => Math.min(1, Math.max(0, value));

/** A curve drawn from a true one: a run-to-run deviation, then sampling of the items (normal approximation). */
export const curveOfTruth = (
  task: DrawnTask,
  axis: ScaleAxis,
  level: string,
  places: readonly Place[],
  seed: number,
): Curve => ({
  id: `${task.task} ${level}`,
  task: task.task,
  metric: 'acc',
  axis,
  factors: { corpus: level },
  direction: 'higher',
  range: { lower: 0, upper: 1 },
  space: metricSpace({ direction: 'higher', range: { lower: 0, upper: 1 }, floor: null }, []),
  chance: task.chance,
  points: places
    .map(({ run, scale }) => {
      const random = randomSource(seedFor(seed, `${task.task} of ${run}`));
      const expected = clip(task.score(scale) + task.runToRunSd * random.normal());
      const score = clip(expected + Math.sqrt((expected * (1 - expected)) / task.items) * random.normal());
      return {
        run,
        trainingRun: run,
        scale,
        position: positionOf(axis, scale),
        score,
        standardError: Math.sqrt((score * (1 - score)) / (task.items - 1)),
        items: task.items,
        source: { file: '', pointer: '' },
      };
    })
    .sort((a, b) => a.position - b.position),
});

/** Targets beyond the lab's largest run (640M parameters): 1.28B at 20 and 2.56B at 20 and 40 tokens per parameter. */
const labTargets = [
  { name: 'one step', params: 1.28e9, tokensPerParameter: 20 },
  { name: 'two steps', params: 2.56e9, tokensPerParameter: 20 },
] as const;

const classOf = ({ verdict }: LabTask): string => verdict;

/** `examples/lab` drawn anew: 24 runs a corpus, or those with one number of tokens per parameter (six runs a corpus). */
export const redrawnLab = (
  seed: number,
  tokensPerParameter: readonly number[] = ladder.tokensPerParameter,
): readonly HeldForecast[] => {
  const axis = 'loss:val';
  const flops = new Map<string, number>();
  const places = corpora.map(({ name, lossOffset }) => ({
    name,
    runs: ladder.sizes.flatMap(({ label, params }) =>
      tokensPerParameter.map((multiple): Place => {
        const run = `${name} ${label} ${multiple}`;
        const noise = lossLaw.runToRunSd * randomSource(seedFor(seed, `loss of ${run}`)).normal();
        flops.set(run, 6 * params * params * multiple);
        return { run, scale: trueLoss(params, params * multiple) + lossOffset + noise };
      }),
    ),
  }));
  const drawn = labTasks
    .filter(({ evaluated }) => evaluated === undefined)
    .flatMap((task) =>
      places.map(({ name, runs }) => {
        const score = (loss: number): number => task.score(loss, name);
        return { task, score, name, curve: curveOfTruth({ ...task, score }, axis, name, runs, seed) };
      }),
    );
  const hidden = labTargets.flatMap((target) =>
    drawn.map(({ task, score, name, curve }): HiddenScore => {
      const offset = corpora.find((corpus) => corpus.name === name)?.lossOffset ?? 0;
      const loss = trueLoss(target.params, target.params * target.tokensPerParameter) + offset;
      const position = positionOf(axis, loss);
      return {
        run: target.name,
        curve,
        actual: score(loss),
        position,
        group: `${classOf(task)}, ${target.name}`,
      };
    }),
  );
  return forecastHidden(
    drawn.map(({ curve }) => curve),
    hidden,
    { flops },
  );
};

/** `examples/six-sizes` drawn anew (accuracies only): eight tasks, six sizes, one curve a task and metric. */
export const redrawnSixSizes = (seed: number): readonly HeldForecast[] => {
  const axis = 'params';
  const drawn = sixSizesTasks.flatMap(({ task, items, metrics }) =>
    metrics
      .filter(({ metric }) => metric !== 'perplexity')
      .map(({ metric, runToRunSd, score }) => {
        const truth = (params: number): number => score(Math.log10(params));
        const places = sixSizes.map(({ label, params }) => ({ run: label, scale: params }));
        const drawnTask = { task, chance: null, items, runToRunSd, score: truth };
        const curve = curveOfTruth(drawnTask, axis, metric, places, seedFor(seed, metric));
        return { truth, curve: { ...curve, metric }, flat: runToRunSd > 0.01 };
      }),
  );
  const hidden = [4.0e9, 6.9e9].flatMap((params) =>
    drawn.map(
      ({ truth, curve, flat }): HiddenScore => ({
        run: `${params}`,
        curve,
        actual: truth(params),
        position: Math.log(params),
        group: `${flat ? 'boolq, flat and noisy' : 'rising'}, ${params / 1e9}B`,
      }),
    ),
  );
  return forecastHidden(
    drawn.map(({ curve }) => curve),
    hidden,
  );
};

/** Random families of six sizes: rises early and late, steep and slow, some flat, one in eight with a jump or a fall. */
export const randomLadder = (seed: number, sizes: number, tasks: number): readonly HeldForecast[] => {
  const axis = 'params';
  const random = randomSource(seedFor(seed, 'ladder'));
  const smallest = 7e7;
  const step = Math.log(40) / (6 - 1);
  const places = Array.from({ length: sizes }, (_, index) => ({
    run: `size ${index}`,
    scale: smallest * Math.exp(step * (index + 0.4 * (random.next() - 0.5))),
  }));
  const last = places.at(-1)?.scale ?? smallest;
  const drawn = Array.from({ length: tasks }, (_, index) => {
    const chance = [0, 0.25, 0.25, 0.5][random.integer(4)] ?? 0.25;
    const ceiling = chance + (0.95 - chance) * (0.4 + 0.6 * random.next());
    const middle = 8 + 2.5 * random.next();
    const kind = index % 8 === 0 ? 'flat' : index % 8 === 5 ? 'jump' : index % 8 === 7 ? 'fall' : 'rise';
    const width = kind === 'jump' ? 0.08 : 0.3 + 0.6 * random.next();
    const rise = kind === 'flat' ? 0 : kind === 'fall' ? -0.5 * chance : ceiling - chance;
    const truth = (params: number): number =>
      chance + rise / (1 + Math.exp((middle - Math.log10(params)) / width));
    const items = [500, 1000, 2000, 10000][random.integer(4)] ?? 1000;
    const runToRunSd = index % 8 === 3 ? 0.03 : 0.005;
    const drawnTask = { task: `task-${index}`, chance, items, runToRunSd, score: truth };
    return { kind, truth, curve: curveOfTruth(drawnTask, axis, 'one', places, seed) };
  });
  const hidden = [1, 2].flatMap((steps) =>
    drawn.map(({ kind, truth, curve }): HiddenScore => {
      const params = last * Math.exp(step * steps);
      const group = `${kind}, ${steps} ${steps === 1 ? 'step' : 'steps'}`;
      return { run: `${steps}`, curve, actual: truth(params), position: Math.log(params), group };
    }),
  );
  return forecastHidden(
    drawn.map(({ curve }) => curve),
    hidden,
  );
};
