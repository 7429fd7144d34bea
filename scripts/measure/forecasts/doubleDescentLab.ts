import type { Curve } from '../../../src/core/curves/curve.ts';
import { brokenPowerLaw } from '../../../src/core/laws/brokenPowerLaw.ts';
import { randomSource, seedFor } from '../../../src/core/stats/randomSource.ts';
import { forecastHidden, type HeldForecast, type HiddenScore } from './heldForecast.ts';
import { curveOfTruth, type DrawnTask } from './simulatedLadders.ts';

/** What is varied: how many runs, where the turn lies (0 at the least compute, 1 at the last run), and the scatter between runs. */
export interface DoubleDescent {
  readonly runs: number;
  readonly turn: number;
  readonly noise: number;
}

export interface DescentForecast extends HeldForecast {
  /** Whether the curve is one that turns. */
  readonly turns: boolean;
}

const [least, most] = [Math.log(1e18), Math.log(1e21)];
/** Beyond the last run by these shares of the observed range: 2, 4 and 11 times its compute. */
const distances = [0.1, 0.2, 0.35];
/** So many that the scatter is that between runs. */
const items = 50000;
const ordinary = 8;

/** A task of an ordinary lab: a rise from chance, early or late, gentle or quick; one in eight is flat. */
const ordinaryTruth = (seed: number, index: number): DrawnTask => {
  const random = randomSource(seedFor(seed, `ordinary ${index}`));
  const chance = [0, 0.25, 0.25, 0.5][random.integer(4)] ?? 0.25;
  const rise = index === 0 ? 0 : (0.95 - chance) * (0.4 + 0.6 * random.next());
  const middle = 0.2 + random.next();
  const width = 0.08 + 0.2 * random.next();
  const score = (scale: number): number => chance + rise / (1 + Math.exp((middle - shareOf(scale)) / width));
  return { task: `task-${index}`, chance, items, runToRunSd: 0, score };
};

/** Where compute lies between the least run (0) and the last (1), on the log scale. */
const shareOf = (scale: number): number => (Math.log(scale) - least) / (most - least);

/** A score that falls to its turn and then rises: a power law whose exponent changes its sign, by 0.05 to 0.2 on either side. */
const turningTruth = (seed: number, index: number, turn: number): DrawnTask => {
  const random = randomSource(seedFor(seed, `turning ${index}`));
  const ceiling = 0.75 + 0.2 * random.next();
  const size = ceiling - 0.3 - 0.15 * random.next();
  const before = -(0.3 + 0.6 * random.next());
  const after = 0.8 + 2 * random.next();
  const width = Math.log(0.03 + 0.09 * random.next());
  const score = (scale: number): number =>
    ceiling - size * brokenPowerLaw.basis([before, after, turn, width], shareOf(scale));
  return { task: `turning-${index}`, chance: null, items, runToRunSd: 0, score };
};

/** One in two of the turning curves is an error rate, which rises before it falls. */
const asError = (curve: Curve): Curve => ({
  ...curve,
  direction: 'lower',
  points: curve.points.map((point) => ({ ...point, score: 1 - point.score })),
});

/** A lab of eight ordinary tasks and one or two double-descent ones, and its forecasts beyond the data. */
export const doubleDescentLab = (
  { runs, turn, noise }: DoubleDescent,
  seed: number,
): { readonly curves: readonly Curve[]; readonly held: readonly DescentForecast[] } => {
  const places = Array.from({ length: runs }, (_, index) => ({
    run: `run ${index}`,
    scale: Math.exp(least + ((most - least) * index) / (runs - 1)),
  }));
  const draw = (task: DrawnTask): Curve =>
    curveOfTruth({ ...task, runToRunSd: noise }, 'flops', 'one', places, seed);
  const drawn = [
    ...Array.from({ length: ordinary }, (_, index) => ({ turns: false, task: ordinaryTruth(seed, index) })),
    ...Array.from({ length: 1 + (seed % 2) }, (_, index) => ({
      turns: true,
      task: turningTruth(seed, index, turn),
    })),
  ].map(({ turns, task }, index) => {
    const curve = draw(task);
    const error = turns && (seed + index) % 2 === 0;
    return {
      turns,
      curve: error ? asError(curve) : curve,
      truth: (scale: number): number => (error ? 1 - task.score(scale) : task.score(scale)),
    };
  });
  const turning = new Set(drawn.filter(({ turns }) => turns).map(({ curve }) => curve));
  const hidden = distances.flatMap((distance) =>
    drawn.map(({ curve, truth }): HiddenScore => {
      const position = most + distance * (most - least);
      return { run: `${distance}`, curve, actual: truth(Math.exp(position)), position, group: '' };
    }),
  );
  const curves = drawn.map(({ curve }) => curve);
  const held = forecastHidden(curves, hidden).map((one) => ({ ...one, turns: turning.has(one.curve) }));
  return { curves, held };
};
