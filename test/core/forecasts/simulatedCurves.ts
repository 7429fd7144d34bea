import type { Curve } from '../../../src/core/curves/curve.ts';
import { positionOf, type ScaleAxis } from '../../../src/core/records/scaleAxis.ts';
import { randomSource, seedFor } from '../../../src/core/stats/randomSource.ts';
import { withSpace } from '../withSpace.ts';

export interface Observation {
  readonly scale: number;
  readonly score: number;
  readonly run?: string;
  readonly trainingRun?: string;
  readonly standardError?: number;
}

/** A curve of the given observations; everything else may be overridden. */
export const curveOf = (
  task: string,
  observations: readonly Observation[],
  rest: Partial<Curve> = {},
  items: number | null = 1000,
): Curve => {
  const axis: ScaleAxis = rest.axis ?? 'flops';
  const points = observations
    .map(({ scale, score, run, trainingRun, standardError }, index) => ({
      run: run ?? `run-${String(index).padStart(3, '0')}`,
      trainingRun: trainingRun ?? run ?? `run-${String(index).padStart(3, '0')}`,
      scale,
      position: positionOf(axis, scale),
      score,
      standardError: standardError ?? null,
      items,
      source: { file: '', pointer: '' },
    }))
    .sort((a, b) => a.position - b.position);
  return withSpace({
    id: `${task} · acc · ${axis}`,
    task,
    metric: 'acc',
    axis,
    factors: {},
    direction: 'higher',
    range: { lower: 0, upper: 1 },
    chance: 0.25,
    points,
    ...rest,
  });
};

/** So many runs, evenly spaced in log compute from 1e18 to 1e21 FLOPs. */
export const ladder = (runs: number): readonly number[] =>
  Array.from({ length: runs }, (_, index) => 1e18 * 1000 ** (index / Math.max(1, runs - 1)));

export type Law = (flops: number) => number;

/** A rise from chance 0.25 to a ceiling, centred at some log10 of compute, so many decades wide. */
export const logistic =
  (ceiling: number, centre: number, width: number): Law =>
  (flops) =>
    0.25 + (ceiling - 0.25) / (1 + Math.exp(-(Math.log10(flops) - centre) / width));

/** Scores drawn from laws with normal noise between runs, one curve a law; equal seeds give equal curves. */
export const noisyCurves = (
  laws: readonly Law[],
  scales: readonly number[],
  noise: number,
  seed: number,
): readonly Curve[] =>
  laws.map((law, index) => {
    const task = `task-${String(index).padStart(2, '0')}`;
    const random = randomSource(seedFor(seed, task));
    return curveOf(
      task,
      scales.map((scale) => ({
        scale,
        score: Math.min(1, Math.max(0, law(scale) + noise * random.normal())),
      })),
    );
  });

/** A mixed lot of laws: early and late rises, steep and slow, flat ones among them. */
export const mixedLaws = (count: number, seed: number): readonly Law[] => {
  const random = randomSource(seedFor(seed, 'laws'));
  return Array.from({ length: count }, (_, index) =>
    index % 5 === 0
      ? () => 0.25
      : logistic(0.5 + 0.5 * random.next(), 19 + 3 * random.next(), 0.3 + 0.7 * random.next()),
  );
};
