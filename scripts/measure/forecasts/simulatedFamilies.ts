import type { Curve } from '../../../src/core/curves/curve.ts';
import { metricSpace } from '../../../src/core/curves/metricSpace.ts';
import { positionOf } from '../../../src/core/records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import { type RandomSource, randomSource, seedFor } from '../../../src/core/stats/randomSource.ts';
import { chinchillaLoss } from '../../../src/core/upstream/chinchillaLaw.ts';
import type { DevelopmentSplit, HiddenTarget } from './developmentSplit.ts';

/** How many runs a family has, as sizes and lengths of training (multiples of 20 tokens per parameter), with repeats of the first. */
const designs: Readonly<
  Record<number, { readonly sizes: number; readonly lengths: readonly number[]; readonly repeats: number }>
> = {
  5: { sizes: 5, lengths: [1], repeats: 0 },
  6: { sizes: 6, lengths: [1], repeats: 0 },
  8: { sizes: 8, lengths: [1], repeats: 0 },
  12: { sizes: 6, lengths: [1, 4], repeats: 0 },
  20: { sizes: 5, lengths: [0.5, 1, 2, 5], repeats: 0 },
  40: { sizes: 7, lengths: [0.5, 1, 2, 5, 10], repeats: 5 },
};

/** Compute of the planned runs, in multiples of the largest. */
export const computeMultiples = [1.5, 2, 4, 10] as const;

const corpus = 'web';
const axis = `loss:${corpus}` as const;
const source = { file: '', pointer: '' };
const smallest = 7e7;
/** Smallest to largest size: 40 times. */
const span = Math.log(40);

/**
 * The true score against the loss: rises early and late, steep and slow. Of eight tasks one is flat, one jumps, one falls, one scatters,
 * and one climbs along a line and stops short at a ceiling, about where the evidence ends.
 */
const drawTruth = (random: RandomSource, index: number) => {
  const chance = [0, 0.25, 0.25, 0.5][random.integer(4)] ?? 0.25;
  const ceiling = chance + (0.95 - chance) * (0.4 + 0.6 * random.next());
  const middle = 2.1 + 1.1 * random.next();
  const kind = index % 8;
  const width = kind === 5 ? 0.05 : 0.12 + 0.3 * random.next();
  const rise = kind === 0 ? 0 : kind === 7 ? -0.5 * chance : ceiling - chance;
  const items = [500, 1000, 2000, 10000][random.integer(4)] ?? 1000;
  const runToRunSd = kind === 3 ? 0.025 : 0.005;
  const edge = 2.2 + 0.6 * random.next();
  const slope = 0.15 + 0.3 * random.next();
  const stops = (loss: number): number =>
    Math.max(chance, ceiling - slope * 0.05 * Math.log1p(Math.exp((loss - edge) / 0.05)));
  const climbs = (loss: number): number => chance + rise / (1 + Math.exp((loss - middle) / width));
  return { chance, items, runToRunSd, ofLoss: kind === 6 ? stops : climbs };
};

/**
 * A family of so many runs (5, 6, 8, 12, 20 or 40) on so many tasks. Losses follow L(N, D), the tasks' scores follow the loss with
 * noise of runs and items, and the targets are true scores of runs with 1.5 to 10 times the largest compute. With `late` every second task stays at chance
 * over all runs and breaks through beyond them.
 */
export const simulatedFamily = (
  seed: number,
  count: number,
  tasks: number,
  late = false,
): DevelopmentSplit => {
  const random = randomSource(seedFor(seed, `family of ${count}`));
  const { sizes, lengths, repeats } = designs[count] ?? { sizes: count, lengths: [1], repeats: 0 };
  const law = {
    E: 1.6 + 0.3 * random.next(),
    A: 406 * Math.exp(0.2 * random.normal()),
    B: 410 * Math.exp(0.2 * random.normal()),
    alpha: 0.34,
    beta: 0.28,
  };
  const grid = Array.from({ length: sizes }, (_, index) => {
    const off = 0.3 * (random.next() - 0.5);
    return smallest * Math.exp((span * (index + off)) / (sizes - 1));
  }).flatMap((params) => lengths.map((length) => ({ params, tokens: 20 * length * params })));
  const trained = [...grid, ...grid.slice(0, repeats)].map(({ params, tokens }, index) => ({
    id: `run ${index}`,
    params,
    tokens,
    flops: 6 * params * tokens,
    loss: chinchillaLoss(law, params, tokens) * Math.exp(0.003 * random.normal()),
  }));
  const runs = new Map(
    trained.map(({ id, params, tokens, flops, loss }): [string, RunFacts] => [
      id,
      {
        id,
        aliases: [],
        params,
        paramsKind: 'total',
        tokens,
        flops,
        step: null,
        trainingRun: id,
        losses: { [corpus]: loss },
        factors: {},
        source,
        origins: [],
      },
    ]),
  );
  const most = Math.max(...trained.map(({ flops }) => flops));
  const leastLoss = Math.min(...trained.map(({ loss }) => loss));
  const farthest = Math.sqrt((Math.max(...computeMultiples) * most) / 120);
  const farthestLoss = chinchillaLoss(law, farthest, 20 * farthest);
  const records: ScoreRecord[] = [];
  const hidden: HiddenTarget[] = [];
  const shown = Array.from({ length: tasks }, (_, index): Curve => {
    const { chance, items, runToRunSd, ofLoss: ordinary } = drawTruth(random, index);
    // Halfway between the best run and the farthest target.
    const onset = (leastLoss + farthestLoss) / 2;
    const breaksThrough = (loss: number): number => chance + 0.4 / (1 + Math.exp((loss - onset) / 0.01));
    const ofLoss = late && index % 2 === 1 ? breaksThrough : ordinary;
    const task = `task-${index}`;
    const points = trained.map(({ id, loss }) => {
      const truth = Math.min(1, Math.max(0, ofLoss(loss) + runToRunSd * random.normal()));
      const sd = Math.sqrt((truth * (1 - truth)) / items);
      const score = Math.min(1, Math.max(0, truth + sd * random.normal()));
      const at = { file: task, pointer: `/${id}` };
      records.push({
        run: id,
        task,
        metric: 'acc',
        score,
        unit: 'fraction',
        standardError: null,
        items,
        chance,
        higherIsBetter: true,
        taskLoss: null,
        factors: {},
        date: null,
        configuration: null,
        source: at,
        origins: [],
      });
      return {
        run: id,
        trainingRun: id,
        scale: loss,
        position: positionOf(axis, loss),
        score,
        standardError: null,
        items,
        source: at,
      };
    });
    for (const multiple of computeMultiples) {
      const params = Math.sqrt((multiple * most) / 120);
      const scale = chinchillaLoss(law, params, 20 * params);
      hidden.push({
        run: `${multiple} times`,
        curve: index,
        actual: ofLoss(scale),
        scale,
        params,
        tokens: 20 * params,
        flops: multiple * most,
      });
    }
    return {
      id: task,
      task,
      metric: 'acc',
      axis,
      factors: {},
      direction: 'higher',
      range: { lower: 0, upper: 1 },
      space: metricSpace({ direction: 'higher', range: { lower: 0, upper: 1 }, floor: null }, []),
      chance,
      points: points.sort((a, b) => a.position - b.position),
    };
  });
  return { name: `simulated, ${count} runs`, shown, records, runs, hidden, hasLoss: true };
};
