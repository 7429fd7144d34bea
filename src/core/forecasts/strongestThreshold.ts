import { powerOfTen } from '../stats/powerOfTen.ts';
import type { Forecast } from './forecast.ts';

/**
 * The strongest threshold that a one-sided bound of the forecast still meets: the highest `>= x` below the
 * lower bound, or the lowest `<= x` above the upper bound, in the metric's unit. Rounded to the safe side, to
 * two digits of half the interval's width: more digits would say more than is known. It speaks of the bound
 * alone; whether resolution, distance and calibration let a claim pass at all is the rule's business.
 */
export const strongestThreshold = (forecast: Forecast, side: 'min' | 'max'): number => {
  const bound = side === 'min' ? forecast.lowerBound : forecast.upperBound;
  const half = Math.abs(forecast.upper - forecast.lower) / 2;
  const size = half > 0 ? half : Math.max(Math.abs(bound) * 1e-4, 1e-9);
  const decimals = Math.min(12, Math.max(-12, 1 - Math.floor(Math.log10(size))));
  const step = powerOfTen(-decimals);
  const tidy = (value: number): number => Number(value.toFixed(Math.max(0, decimals)));
  const nearest = tidy(Math.round(bound / step) * step);
  // Rounding to nearest may have crossed the bound; a bound that already is a round number stays as it is.
  if (side === 'min') return nearest <= bound ? nearest : tidy(nearest - step);
  return nearest >= bound ? nearest : tidy(nearest + step);
};
