import { offsetsOf } from '../meanFunctions.ts';
import type { Measurement } from '../measurement.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/** Mean of the scores less their curves' offsets over some of the sorted points. */
const meanOver = ({ data, sorted }: Measurement, offsets: Float64Array, from: number, to: number): number => {
  const { design, score, weight } = data;
  let sum = 0;
  let mass = 0;
  for (const i of sorted.subarray(from, to)) {
    sum += (weight[i] ?? 0) * ((score[i] ?? 0) - (offsets[design.curveOf[i] ?? 0] ?? 0));
    mass += weight[i] ?? 0;
  }
  return mass > 0 ? sum / mass : 0;
};

/**
 * Does all of the gain come from the last few runs, no more than would be asked of a plateau? Then a steep law and a jump
 * whose upper plateau nobody has seen are the same curve. Compares the runs just before them with the first third of all.
 */
export const isTheGainLate: TrendQuestion = {
  name: 'late-gain',
  title: 'Does all of the gain come from the last runs?',
  ask: (measurement, { plateauRuns, plateauShare, lateShare }) => {
    const count = measurement.sorted.length;
    const last = Math.max(plateauRuns, Math.round(plateauShare * count));
    const before = Math.min(Math.max(3, last), count - last);
    const first = Math.max(1, Math.round((count - last) / 3));
    const { data, spline, constant } = measurement;
    const offsets = offsetsOf(data, (spline ?? constant).values());
    const start = meanOver(measurement, offsets, 0, first);
    const gain = meanOver(measurement, offsets, count - last, count) - start;
    const early = meanOver(measurement, offsets, count - last - before, count - last) - start;
    const share = gain > 0 ? 1 - early / gain : 0;
    return { yes: share >= lateShare, numbers: { lastRuns: last, lastRunsShare: gain > 0 ? share : null } };
  },
};
