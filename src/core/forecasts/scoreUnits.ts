import type { ScoreLimits } from '../backtests/unitCurve.ts';
import type { Curve } from '../curves/curve.ts';
import { type MetricSpace, metricSpace } from '../curves/metricSpace.ts';

/** How scores of a task turn into forecast units and back: better is more, 0 to 1 over the metric's range in its space. */
export interface ScoreUnits {
  readonly kind: MetricSpace['kind'];
  /** What no forecast can leave. */
  readonly limits: ScoreLimits;
  /** True where less is better, so that a lower limit in units is an upper one in scores. */
  readonly turned: boolean;
  toUnits(score: number): number;
  /** Never outside of what the metric can be. */
  toScore(units: number): number;
  /** What a change of one unit is at a score, in the metric's unit; above 0. */
  unitAt(score: number): number;
}

/**
 * Units of the curves of one task and metric, in the metric's space. A bounded metric is divided by its range. An unbounded one is
 * divided by the spread of all its fitted scores (1 where they are all equal), from the worst of them: that
 * only sets units, as the range of the axis does.
 */
export const scoreUnits = (curves: readonly Curve[]): ScoreUnits => {
  const [first] = curves;
  const turned = first?.direction === 'lower';
  const space = first?.space ?? metricSpace({ direction: 'higher', range: null, floor: null }, []);
  const bounded = space.kind === 'bounded';
  const values = bounded ? [] : curves.flatMap(({ points }) => points.map(({ score }) => space.into(score)));
  const lower = space.lower === null ? Number.NEGATIVE_INFINITY : space.into(space.lower);
  const upper = space.upper === null ? Number.POSITIVE_INFINITY : space.into(space.upper);
  const least = bounded ? lower : values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = bounded ? upper : values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const unit = most > least && Number.isFinite(most - least) ? most - least : 1;
  const unitsOf = (value: number): number => (turned ? most - value : value - least) / unit;
  const [worst, best] = turned ? [upper, lower] : [lower, upper];
  return {
    kind: space.kind,
    limits: { lower: unitsOf(worst), upper: unitsOf(best) },
    turned,
    toUnits: (score) => unitsOf(space.into(score)),
    toScore: (units) => space.from(turned ? most - units * unit : least + units * unit),
    unitAt: (score) => unit * space.slopeAt(score),
  };
};
