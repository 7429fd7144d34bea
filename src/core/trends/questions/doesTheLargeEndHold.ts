import { akaike } from '../../fits/akaike.ts';
import { fUpperTail } from '../../stats/distributions.ts';
import { fitBeside } from '../fitBeside.ts';
import { fittedScores } from '../meanFunctions.ts';
import type { Measurement } from '../measurement.ts';
import type { TrendQuestion } from './trendQuestion.ts';

/** How the largest runs lie to the law: better up, in units of the metric's range. */
interface End {
  readonly runs: number;
  /** Their mean score less the law's. */
  readonly departure: number;
  /** The same in standard deviations of the mean of so many runs about the best mean function. */
  readonly deviations: number;
  /** How often a law that holds would lie as far off the law fitted to the other runs. */
  readonly p: number;
}

/** The largest point of each curve. */
const lastOfEachCurve = ({ data, sorted }: Measurement): Int32Array => {
  const last = new Map<number, number>();
  for (const i of sorted) last.set(data.design.curveOf[i] ?? 0, i);
  return Int32Array.from(last.values());
};

/** The largest points. Null where they cannot be told from the law. */
const endOf = (measurement: Measurement, largest: Int32Array): End | null => {
  const count = largest.length;
  const { data, law, best, residualVariance, df, candidates } = measurement;
  if (law === null) return null;
  const of = law.family === data.design.bent ? candidates.bent : candidates.law;
  const beside = fitBeside(data, law, of, largest);
  if (beside === null) return null;
  // What the errors are measured about: the law with these runs set aside competes with the other mean functions.
  const size = law.size + 1;
  const own = data.n - size;
  const aicc = akaike(beside.rss, data.n, size, Number.MIN_VALUE);
  const [variance, freedom] =
    aicc !== null && aicc < best.aicc ? [beside.rss / own, own] : [residualVariance, df];
  const gain = Math.max(0, law.rss - beside.rss);
  const p = variance > 0 ? fUpperTail(gain / variance, 1, freedom) : gain > 0 ? 0 : 1;
  const fitted = fittedScores(data, law);
  let sum = 0;
  let mass = 0;
  for (const i of largest) {
    sum += (data.weight[i] ?? 0) * ((data.score[i] ?? 0) - (fitted[i] ?? 0));
    mass += data.weight[i] ?? 0;
  }
  const departure = sum / mass;
  const deviation = Math.sqrt(residualVariance / count);
  const deviations = deviation > 0 ? departure / deviation : departure === 0 ? 0 : Number.MAX_VALUE;
  // Two ends are looked at.
  return { runs: count, departure, deviations, p: Math.min(1, 2 * p) };
};

/**
 * Does the law hold for the largest runs, from where plans read it on? The largest run, and the largest tenth of the runs, are given a
 * level of their own beside the law, which is thereby fitted to the others: an F test of that level, whatever the law's rate. It departs
 * where the test says so and the runs lie too far off the law, as it is drawn, for what single runs scatter, and by as
 * much as anybody would report.
 */
export const doesTheLargeEndHold: TrendQuestion = {
  name: 'large-end',
  title: 'Does the law hold for the largest runs?',
  ask: (measurement, limits) => {
    const { plateauRuns, plateauShare, largeEndP, largeEndDeviations, smallestMove } = limits;
    const most = Math.max(plateauRuns, Math.round(plateauShare * measurement.sorted.length));
    const { sorted } = measurement;
    const ends = [lastOfEachCurve(measurement), sorted.subarray(sorted.length - most)].flatMap(
      (largest) => endOf(measurement, largest) ?? [],
    );
    const departs = ({ p, departure, deviations }: End): boolean =>
      p < largeEndP && Math.abs(deviations) > largeEndDeviations && Math.abs(departure) >= smallestMove;
    const shown = ends.find(departs) ?? ends[0];
    return {
      yes: !ends.some(departs),
      numbers: {
        largeEndRuns: shown?.runs ?? null,
        largeEndDeparture: shown?.departure ?? null,
        largeEndDeviations: shown?.deviations ?? null,
        largeEndP: shown?.p ?? null,
      },
    };
  },
};
