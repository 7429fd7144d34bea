import type { Curve } from '../curves/curve.ts';

/** How scores of a task turn into forecast units and back: better is more, 0 to 1 over the metric's range. */
export interface ScoreUnits {
  readonly bounded: boolean;
  /** True where less is better, so that a lower limit in units is an upper one in scores. */
  readonly turned: boolean;
  /** One unit, in the metric's unit; above 0. */
  readonly unit: number;
  toUnits(score: number): number;
  toScore(units: number): number;
}

/**
 * Units of the curves of one task and metric. A bounded metric is divided by its range. An unbounded one is
 * divided by the spread of all its fitted scores (1 where they are all equal), from the worst of them: that
 * only sets units, as the range of the axis does.
 */
export const scoreUnits = (curves: readonly Curve[]): ScoreUnits => {
  const turned = curves[0]?.direction === 'lower';
  const range = curves[0]?.range ?? null;
  const scores = curves.flatMap((curve) => curve.points.map((point) => point.score));
  const least = range?.lower ?? scores.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = range?.upper ?? scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const unit = most > least && Number.isFinite(most - least) ? most - least : 1;
  return {
    bounded: range !== null,
    turned,
    unit,
    toUnits: (score) => (turned ? most - score : score - least) / unit,
    toScore: (units) => (turned ? most - units * unit : least + units * unit),
  };
};
