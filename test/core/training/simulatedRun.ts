import { type RandomSource, randomSource } from '../../../src/core/stats/randomSource.ts';

/** What a simulated log is like. */
export interface Setting {
  readonly rows: number;
  /** Standard deviation of the log loss about its curve. */
  readonly noise: number;
  /** Correlation of neighbouring rows: 0.9 is a log that was smoothed over some twenty rows. */
  readonly correlation: number;
  /** Degrees of freedom of Student's t, for tails heavier than normal ones; null for normal noise. */
  readonly tails: number | null;
}

/** Steps of training, whatever part of them is logged. */
const STEPS = 20_000;

/** Student's t of unit variance. */
const deviate = (random: RandomSource, tails: number | null): number => {
  const normal = random.normal();
  if (tails === null) return normal;
  let square = 0;
  for (let draw = 0; draw < tails; draw++) square += random.normal() ** 2;
  return (normal / Math.sqrt(square / tails)) * Math.sqrt((tails - 2) / tails);
};

/**
 * Log losses of a healthy run: a fall from 10.5, a power law above an irreducible loss, the extra fall of a cosine or of a
 * late decay of the learning rate, and noise whose size may shrink by half over the run.
 */
export const simulatedRun = ({ rows, noise, correlation, tails }: Setting, seed: number): Float64Array => {
  const random = randomSource(seed);
  const irreducible = 1.6 + 0.8 * random.next();
  const amplitude = 3 + 4 * random.next();
  const exponent = 0.2 + 0.3 * random.next();
  const schedule = random.integer(3);
  const shrinking = 0.5 * random.integer(2);
  let wander = deviate(random, tails);
  return Float64Array.from({ length: rows }, (_, row) => {
    const done = (row + 1) / rows;
    const step = done * STEPS;
    const law = irreducible + amplitude * (step / 10 + 1) ** -exponent;
    const start = Math.max(0, 10.5 - law) * Math.exp(-step / 60);
    const cosine = schedule === 1 ? 0.075 * (1 - Math.cos(Math.PI * done)) : 0;
    const decay = schedule === 2 ? 0.25 * Math.max(0, (done - 0.85) / 0.15) : 0;
    wander = correlation * wander + Math.sqrt(1 - correlation ** 2) * deviate(random, tails);
    return Math.log(law + start - cosine - decay) + noise * (1 + shrinking * (1 - 2 * done)) * wander;
  });
};
