import { groupBy } from '../../../src/core/collections/groupBy.ts';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';

/** The same curves after the levels of a factor were dealt anew to the runs, the same way on all tasks. */
export const withPermutedLabels = (
  curves: readonly Curve[],
  factor: string,
  seed: number,
): readonly Curve[] => {
  const labels = new Map(
    curves.flatMap((curve) => curve.points.map(({ run }) => [run, curve.factors[factor] ?? ''] as const)),
  );
  const runs = [...labels.keys()].sort();
  const dealt = runs.map((run) => labels.get(run) ?? '');
  const random = randomSource(seed);
  for (let last = dealt.length - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1);
    [dealt[last], dealt[other]] = [dealt[other] ?? '', dealt[last] ?? ''];
  }
  const labelOf = new Map(runs.map((run, index) => [run, dealt[index]]));
  return [...groupBy(curves, ({ task }) => task).values()].flatMap((ofTask) => {
    const points = ofTask.flatMap((curve) => curve.points);
    points.sort((a, b) => a.position - b.position || (a.run < b.run ? -1 : 1));
    return ofTask.map((curve) => ({
      ...curve,
      points: points.filter(({ run }) => labelOf.get(run) === curve.factors[factor]),
    }));
  });
};
