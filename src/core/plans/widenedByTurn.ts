import type { MetricSpace } from '../curves/metricSpace.ts';
import type { Forecast } from '../forecasts/forecast.ts';
import type { TrendAnalysis } from '../trends/trendAnalysis.ts';
import { planLimits } from './limits.ts';

/** The smaller of a curve's rise and fall, in units of the metric's range; null where it shows no turn. */
const turnOf = ({ numbers }: TrendAnalysis): number | null => {
  const { rise, fall, riseP, fallP } = numbers;
  if (rise == null || fall == null || riseP == null || fallP == null) return null;
  const [smaller, larger] = [Math.min(rise, fall), Math.max(rise, fall)];
  return riseP <= planLimits.turnP &&
    fallP <= planLimits.turnP &&
    smaller >= planLimits.smallestTurn * larger &&
    smaller > 0
    ? smaller
    : null;
};

/**
 * The forecast of a curve that has turned within the evidence, as double descent does: it may turn again, by as much as it did
 * before, and no backtest can say when. So no limit beyond the data lies closer to the forecast than the smaller of its moves,
 * nor than the resolution that a decision asks for. Other forecasts stay as they are.
 *
 * @param resolution `gate.resolution`, as a share of the range
 * @param rangeWidth of the metric, in its space
 */
export const widenedByTurn = (
  forecast: Forecast,
  trend: TrendAnalysis,
  { resolution, rangeWidth }: { readonly resolution: number; readonly rangeWidth: number },
  space: MetricSpace,
): Forecast => {
  const turn = turnOf(trend);
  if (turn === null || forecast.distanceRatio === 0) return forecast;
  const least = rangeWidth * Math.max(turn, planLimits.overResolution * resolution);
  const value = space.into(forecast.value);
  const below = space.from(value - least);
  const above = space.from(value + least);
  return {
    ...forecast,
    lower: Math.min(forecast.lower, below),
    upper: Math.max(forecast.upper, above),
    lowerBound: Math.min(forecast.lowerBound, below),
    upperBound: Math.max(forecast.upperBound, above),
  };
};
