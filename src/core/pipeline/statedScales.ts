import type { Curve } from '../curves/curve.ts';
import type { RunFacts } from '../records/scoreRecord.ts';
import { formatScaleValue } from '../text/formatScale.ts';

/** What a set of runs states of its scale, as it is written after `--at`: `flops (1e19 to 3e21)`, in a fixed order. */
export const statedScales = (
  curves: readonly Curve[],
  runs: ReadonlyMap<string, RunFacts>,
): readonly string[] => {
  const values = new Map<string, number[]>();
  const add = (axis: string, value: number | null): void => {
    if (value !== null) values.set(axis, [...(values.get(axis) ?? []), value]);
  };
  const facts = [...new Set(curves.flatMap(({ points }) => points.map(({ run }) => run)))].flatMap(
    (run) => runs.get(run) ?? [],
  );
  for (const axis of ['flops', 'params', 'tokens'] as const) for (const run of facts) add(axis, run[axis]);
  for (const run of facts)
    for (const [corpus, loss] of Object.entries(run.losses)) add(`loss:${corpus}`, loss);
  return [...values].map(([axis, all]) => {
    const ends = [Math.min(...all), Math.max(...all)].map((value) => formatScaleValue(axis, value));
    return `${axis} (${ends.join(' to ')})`;
  });
};
