import { shapeBasis } from '../../../src/core/backtests/shapeBasis.ts';
import type { Curve } from '../../../src/core/curves/curve.ts';
import type { ForecastOutcome } from '../../../src/core/forecasts/forecast.ts';
import { routeEvidence } from '../../../src/core/pipeline/routeEvidence.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import type { DevelopmentSplit } from './developmentSplit.ts';
import type { Given } from './productForecasts.ts';
import { type Competitor, type Placed, simpleCompetitors } from './simpleCompetitors.ts';

export interface JudgedSplit {
  readonly split: DevelopmentSplit;
  readonly ours: readonly ForecastOutcome[];
}

/** An interval beside the truth. Two of one group are not independent. */
interface Interval {
  readonly group: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly actual: number;
}

const intervalScore = ({ lower, upper, actual }: Interval): number =>
  upper - lower + 20 * Math.max(0, lower - actual, actual - upper);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** A curve as a competitor reads it, and where it reads a target. */
interface Reading {
  readonly points: readonly Placed[];
  /** Where a target lies by the first `seen` points only, which decides what a law of loss has seen. */
  readonly xOf: (params: number, tokens: number, x: number, seen: number) => number | null;
  readonly direct: readonly { readonly params: number; readonly tokens: number }[];
}

const within = (value: number, curve: Curve): number =>
  Math.min(curve.range?.upper ?? Infinity, Math.max(curve.range?.lower ?? -Infinity, value));

/** Competitors by name, over the hidden scores of a split; plain intervals and split conformal ones. */
const competitorIntervals = (
  { shown, hidden, runs, records }: DevelopmentSplit,
  given: Given,
  draw: number,
): ReadonlyMap<string, readonly Interval[]> => {
  const flops = new Map(
    [...runs].flatMap(([id, run]) => (run.flops === null ? [] : [[id, run.flops] as const])),
  );
  const basis = shapeBasis([]);
  const fit = { basis, logarithmicBasis: basis, chanceShare: 0 };
  const axis = shown[0]?.axis ?? 'flops';
  const evidence = routeEvidence(axis, shown, { records, runs, checkpoints: 'last' }, flops, fit);
  const chainRoute = evidence.candidates.includes('task-loss') ? 'task-loss' : axis;
  const found = new Map<string, Interval[]>();
  const read = (name: string, competitor: Competitor, chain: boolean): void => {
    const readings = shown.map((curve): Reading => {
      const scales = evidence.scalesOn(chainRoute, curve);
      const order = curve.points
        .map((point, index) => ({ point, index, compute: flops.get(point.run) ?? 0 }))
        .sort((a, b) => (given === 'planned' ? a.compute - b.compute : a.point.position - b.point.position));
      const points = order.map(({ point, index, compute }) => ({
        x: chain ? -(scales[index] ?? 0) : given === 'planned' ? Math.log(compute) : point.position,
        y: point.score,
      }));
      const direct = order.map(({ point: { run } }) => ({
        params: runs.get(run)?.params ?? 0,
        tokens: runs.get(run)?.tokens ?? 0,
      }));
      const xOf: Reading['xOf'] = (params, tokens, x, seen) => {
        if (!chain) return x;
        const upTo = order[seen - 1]?.compute ?? 0;
        const loss = evidence.predictLoss(curve, chainRoute, upTo, { params, tokens });
        return loss === null ? null : -loss;
      };
      return { points, xOf, direct };
    });
    const predict = ({ points, xOf }: Reading, seen: number) => {
      const shownPoints = points.slice(0, seen).sort((a, b) => a.x - b.x);
      const says = competitor(shownPoints);
      return (params: number, tokens: number, x: number) => {
        const at = xOf(params, tokens, x, seen);
        return at === null ? null : says(at);
      };
    };
    // Split conformal: the last quarter of every curve, predicted from the rest.
    const errors = readings.flatMap((reading, index) => {
      const n = reading.points.length;
      const seen = n - Math.max(1, Math.round(n / 4));
      const curve = shown[index];
      if (seen < 3 || curve === undefined) return [];
      const says = predict(reading, seen);
      return reading.points.slice(seen).flatMap(({ x, y }, later) => {
        const { params = 0, tokens = 0 } = reading.direct[seen + later] ?? {};
        const said = says(params, tokens, x);
        return said === null ? [] : [Math.abs(y - within(said.value, curve))];
      });
    });
    errors.sort((a, b) => a - b);
    const radius = errors[Math.min(errors.length - 1, Math.ceil(0.9 * (errors.length + 1)) - 1)] ?? null;
    const full = new Map<number, ReturnType<typeof predict>>();
    for (const { curve: index, actual, scale, params, tokens, flops: compute } of hidden) {
      const reading = readings[index];
      const curve = shown[index];
      if (reading === undefined || curve === undefined || reading.points.length < 4) continue;
      const says = full.get(index) ?? predict(reading, reading.points.length);
      full.set(index, says);
      const onAxis = axis.startsWith('loss:') ? -scale : Math.log(scale);
      const said = says(params, tokens, given === 'planned' ? Math.log(compute) : onAxis);
      if (said === null) continue;
      const value = within(said.value, curve);
      const add = (kind: string, half: number): void => {
        const list = found.get(kind) ?? [];
        found.set(kind, list);
        list.push({
          group: `${draw} ${curve.task}`,
          value,
          lower: within(value - half, curve),
          upper: within(value + half, curve),
          actual,
        });
      };
      add(name, said.half);
      if (radius !== null) add(`${name} + conformal`, radius);
    }
  };
  for (const [name, competitor] of Object.entries(simpleCompetitors)) read(name, competitor, false);
  const logistic = simpleCompetitors.logistic;
  if (given === 'planned' && axis !== 'flops' && logistic !== undefined)
    read('two-step chain', logistic, true);
  return found;
};

const resamples = 200;

/** Standard deviation over resamples of whole groups. */
const bootstrap = (
  sets: readonly (readonly Interval[])[],
  of: (sets: readonly (readonly Interval[])[]) => number,
): number => {
  const groups = [...new Set(sets.flat().map(({ group }) => group))];
  const byGroup = sets.map((set) => {
    const map = new Map<string, Interval[]>();
    for (const one of set) map.set(one.group, [...(map.get(one.group) ?? []), one]);
    return map;
  });
  const random = randomSource(1);
  const values = Array.from({ length: resamples }, () => {
    const drawn = groups.map(() => groups[random.integer(groups.length)] ?? '');
    return of(byGroup.map((map) => drawn.flatMap((group) => map.get(group) ?? [])));
  });
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

const scoreOf = (set: readonly Interval[]): number => mean(set.map(intervalScore));

const figures = (set: readonly Interval[]): string =>
  [
    mean(set.map(({ lower, upper, actual }) => Number(actual >= lower && actual <= upper))).toFixed(2),
    mean(set.map(({ lower, upper }) => upper - lower)).toFixed(3),
    `${scoreOf(set).toFixed(3)} ± ${bootstrap([set], ([one = []]) => scoreOf(one)).toFixed(3)}`,
    mean(set.map(({ value, actual }) => Math.abs(value - actual))).toFixed(4),
  ].join(' | ');

/** One row a way of forecasting: split, given, way, scores, coverage, width, interval score, mean error, ours over theirs. */
export const competitorRows = (
  judged: readonly JudgedSplit[],
  given: Given,
  beside = true,
): readonly string[] => {
  const name = judged[0]?.split.name ?? '';
  const ours = judged.flatMap(({ split, ours: outcomes }, draw) =>
    outcomes.flatMap((outcome, index): readonly Interval[] => {
      const target = split.hidden[index];
      if (outcome.kind === 'none' || target === undefined) return [];
      const { value, lower, upper } = outcome.forecast;
      const task = split.shown[target.curve]?.task ?? '';
      return [{ group: `${draw} ${task}`, value, lower, upper, actual: target.actual }];
    }),
  );
  const all = new Map<string, Interval[]>();
  for (const [draw, { split }] of beside ? judged.entries() : [])
    for (const [kind, set] of competitorIntervals(split, given, draw))
      all.set(kind, [...(all.get(kind) ?? []), ...set]);
  const rows = [...all].map(([kind, set]) => {
    const ratio = scoreOf(ours) / scoreOf(set);
    const error = bootstrap([ours, set], ([one = [], other = []]) => scoreOf(one) / scoreOf(other));
    return {
      score: scoreOf(set),
      text: `| ${name} | ${given} | ${kind} | ${set.length} | ${figures(set)} | ${ratio.toFixed(2)} ± ${error.toFixed(2)} |`,
    };
  });
  return [
    `| ${name} | ${given} | **ours** | ${ours.length} | ${figures(ours)} | |`,
    ...rows.sort((a, b) => a.score - b.score).map(({ text }) => text),
  ];
};

/** The rows under their head. */
export const competitorsTable = (rows: readonly string[], gate: boolean): string => {
  const head = gate
    ? '| split | given | claims | let through: .02 / .05 / .10 / .20 below the truth | .02 / .05 above | blocked: .02 / .05 below | .05 / .10 above |'
    : '| split | given | by | scores | coverage | width | interval score | mean error | ours over it |';
  const dashes = head.replaceAll(/[^|]+/g, '---');
  return [head, dashes, ...rows].join('\n');
};
