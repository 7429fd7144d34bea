import { countOf } from '../text/formatCount.ts';
import { formatNumber } from '../text/formatNumber.ts';
import type { TrendSubject } from './trendSubject.ts';

/** Where scores rest on the metric's chance level, or have reached its best value: there a law has nothing to follow. */
export const boundWords = ({
  curves,
  measurement,
  score,
  origin,
  sign,
  unit,
  limits,
}: TrendSubject): readonly string[] => {
  const [first] = curves;
  if (first === undefined || first.range === null) return [];
  const { sorted, sampling, residualVariance } = measurement;
  const count = sorted.length;
  const found: string[] = [];
  const chance = curves.every((curve) => curve.chance === first.chance) ? first.chance : null;
  if (chance !== null) {
    const at = (sign * (chance - origin)) / unit;
    const deviation = Math.sqrt(sampling?.variance ?? residualVariance);
    let resting = 0;
    while (
      resting < count &&
      Math.abs((score[sorted[resting] ?? 0] ?? 0) - at) <= limits.withinNoise * deviation
    ) {
      resting += 1;
    }
    const level = `chance (${formatNumber(chance, { significant: 2 })})`;
    if (resting === count) found.push(`All scores lie within noise of ${level}.`);
    else if (resting >= limits.fewestAtBound) {
      found.push(`The first ${countOf(resting, 'run')} lie within noise of ${level}.`);
    }
  }
  const top = sorted.filter((i) => (score[i] ?? 0) >= 1 - limits.smallestMove).length;
  if (top >= limits.fewestAtBound) {
    const best = sign === 1 ? first.range.upper : first.range.lower;
    found.push(`${countOf(top, 'run')} stand at the metric's best value (${String(best)}).`);
  }
  return found;
};
