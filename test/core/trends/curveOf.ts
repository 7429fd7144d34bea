import type { Curve, CurvePoint } from '../../../src/core/curves/curve.ts';
import { positionOf, type ScaleAxis } from '../../../src/core/records/scaleAxis.ts';
import { withSpace } from '../withSpace.ts';

/** One score at a scale; what is left out is unknown, and each point is a run of its own. */
export interface Score {
  readonly scale: number;
  readonly score: number;
  readonly items?: number;
  readonly standardError?: number;
  readonly trainingRun?: string;
}

/** A curve from bare scores, sorted as a curve must be. */
export const curveOf = (
  scores: readonly Score[],
  rest: Partial<Omit<Curve, 'points'>> & { readonly axis?: ScaleAxis } = {},
): Curve => {
  const axis = rest.axis ?? 'loss:c4_val';
  const points = scores.map(
    ({ scale, score, items, standardError, trainingRun }, index): CurvePoint => ({
      run: `${rest.id ?? 'curve'} run ${String(index).padStart(3, '0')}`,
      trainingRun: trainingRun ?? `${rest.id ?? 'curve'} run ${String(index).padStart(3, '0')}`,
      scale,
      position: positionOf(axis, scale),
      score,
      standardError: standardError ?? null,
      items: items ?? null,
      source: { file: 'scores.csv', pointer: `/${index}` },
    }),
  );
  return withSpace({
    id: 'curve',
    task: 'task',
    metric: 'acc',
    factors: {},
    direction: 'higher',
    range: { lower: 0, upper: 1 },
    chance: null,
    ...rest,
    axis,
    points: points.sort((a, b) => a.position - b.position || (a.run < b.run ? -1 : 1)),
  });
};
