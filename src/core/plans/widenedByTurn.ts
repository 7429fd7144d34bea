import type { MetricSpace } from '../curves/metricSpace.ts';
import type { Forecast } from '../forecasts/forecast.ts';
import type { TrendAnalysis } from '../trends/trendAnalysis.ts';

/**
 * A rise and a fall at this p each count as a turn, for an interval. A verdict asks for more, since it blames a task; here
 * missing a turn is the dearer mistake, and one monotone curve in twenty gets a wider interval than it need have.
 */
const turnP = 0.05;

/** A turn is at least this share of the main move, as for verdicts: less is a footnote. */
const smallestTurn = 0.1;

/** The smaller of a curve's rise and fall, in units of the metric's range; null where it shows no turn. */
const turnOf = ({ numbers }: TrendAnalysis): number | null => {
  const { rise, fall, riseP, fallP } = numbers;
  if (rise == null || fall == null || riseP == null || fallP == null) return null;
  const [smaller, larger] = [Math.min(rise, fall), Math.max(rise, fall)];
  return riseP <= turnP && fallP <= turnP && smaller >= smallestTurn * larger && smaller > 0 ? smaller : null;
};

/** Above the resolution, so that nothing passes on it. */
const overResolution = 1.05;

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
  const least = rangeWidth * Math.max(turn, overResolution * resolution);
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
