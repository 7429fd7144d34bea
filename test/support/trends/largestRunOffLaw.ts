import type { Curve } from '../../../src/core/curves/curve.ts';
import { laws } from '../../../src/core/laws/index.ts';
import type { TrendAnalysis } from '../../../src/core/trends/trendAnalysis.ts';

/**
 * How far the largest run of a curve lies above the law that the report draws, in residual standard deviations as the report states
 * them; negative where it lies below. From the analysis as a reader sees it, not from what the engine measured.
 */
export const largestRunOffLaw = (
  curve: Curve,
  { law: name, parameters, residualSd }: TrendAnalysis,
): number => {
  const law = laws.find((one) => one.name === name);
  const last = curve.points.at(-1);
  if (law === undefined || last === undefined || residualSd === null || residualSd === 0) {
    throw new Error(`${curve.id} has no law to hold its largest run against`);
  }
  const values = law.parameters.map((parameter) => parameters[parameter]?.value ?? Number.NaN);
  return (last.score - law.evaluate(values, last.position)) / residualSd;
};
