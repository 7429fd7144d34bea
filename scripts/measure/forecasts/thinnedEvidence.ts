import type { Curve } from '../../../src/core/curves/curve.ts';
import type { ComputeByRun } from '../../../src/core/forecasts/forecastAxis.ts';
import { randomSource, seedFor } from '../../../src/core/stats/randomSource.ts';
import { forecastHidden, type HeldForecast, type HiddenScore } from './heldForecast.ts';

type Points = Curve['points'];

const runCounts = [32, 16, 11, 8, 6];
const taskCounts = [46, 16, 8, 4, 2, 1];
const ladderSizes = [5, 6, 8];
const draws = 8;

/** So many runs, evenly spread over all of them, the last one included. */
const evenly = (points: Points, count: number): Points =>
  points.length <= count
    ? points
    : Array.from(
        { length: count },
        (_, index) => points[Math.round(((index + 1) / count) * points.length) - 1],
      ).flatMap((point) => point ?? []);

/** So many runs, about evenly spaced on the axis between one of the first four and the last, each a little off. */
const ladder = (points: Points, count: number, seed: number): Points => {
  const random = randomSource(seed);
  const first = points[random.integer(4)];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return points;
  const chosen = new Set<Points[number]>();
  for (let index = 0; index < count; index += 1) {
    const off = index === 0 || index === count - 1 ? 0 : 0.5 * (random.next() - 0.5);
    const wanted = first.position + ((last.position - first.position) * (index + off)) / (count - 1);
    const [nearest] = points
      .filter((point) => !chosen.has(point) && point.position >= first.position)
      .toSorted((a, b) => Math.abs(a.position - wanted) - Math.abs(b.position - wanted));
    if (nearest !== undefined) chosen.add(nearest);
  }
  return points.filter((point) => chosen.has(point));
};

/** So many runs at random. */
const anyRuns = (points: Points, count: number, seed: number): Points => {
  const random = randomSource(seed);
  const order = points.map((point) => ({ point, key: random.next() })).toSorted((a, b) => a.key - b.key);
  const chosen = new Set(order.slice(0, count).map(({ point }) => point));
  return points.filter((point) => chosen.has(point));
};

/** Forecasts of the hidden points, `hidden[i]` being those of `shown[i]`, from less and less evidence; a group a row. */
export const thinnedEvidence = (
  shown: readonly Curve[],
  hidden: readonly Points[],
  flops: ComputeByRun,
): readonly HeldForecast[] => {
  const forecast = (
    group: string,
    thin: (curve: Curve) => Points,
    holds: (curve: Curve) => boolean = () => true,
  ): readonly HeldForecast[] => {
    const some = shown.flatMap((curve, index) =>
      holds(curve) ? [{ curve: { ...curve, points: thin(curve) }, points: hidden[index] ?? [] }] : [],
    );
    const scores = some.flatMap(({ curve, points }) =>
      points.map(({ run, score, position }): HiddenScore => ({ run, curve, actual: score, position, group })),
    );
    return forecastHidden(
      some.map(({ curve }) => curve),
      scores,
      { flops },
    );
  };
  const tasks = [...new Set(shown.map(({ task }) => task))].sort();
  const someTasks = (count: number, draw: number): ReadonlySet<string> => {
    const random = randomSource(seedFor(draw, `${count} tasks`));
    const order = tasks.map((task) => ({ task, key: random.next() })).toSorted((a, b) => a.key - b.key);
    return new Set(order.slice(0, count).map(({ task }) => task));
  };
  const drawn = Array.from({ length: draws }, (_, draw) => draw);
  // All curves of a corpus keep the same runs, since a run is evaluated on every task.
  const seedOf = (curve: Curve, draw: number, kind: string): number =>
    seedFor(draw, `${kind} ${Object.values(curve.factors).join(' ')}`);
  return [
    ...runCounts.flatMap((count) => forecast(`${count} runs a curve`, ({ points }) => evenly(points, count))),
    ...taskCounts.flatMap((count) =>
      (count >= tasks.length ? [0] : drawn).flatMap((draw) => {
        const kept = someTasks(count, draw);
        return forecast(
          `${count} tasks`,
          ({ points }) => points,
          ({ task }) => kept.has(task),
        );
      }),
    ),
    ...ladderSizes.flatMap((count) =>
      drawn.flatMap((draw) => [
        ...forecast(`ladder of ${count}, spaced`, (curve) =>
          ladder(curve.points, count, seedOf(curve, draw, `spaced ${count}`)),
        ),
        ...forecast(`ladder of ${count}, any runs`, (curve) =>
          anyRuns(curve.points, count, seedOf(curve, draw, `any ${count}`)),
        ),
      ]),
    ),
  ];
};
