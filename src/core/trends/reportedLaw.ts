import type { Curve } from '../curves/curve.ts';
import { fitData } from '../fits/fitData.ts';
import { fitLaw } from '../fits/fitLaw.ts';
import type { FittedLaw } from '../fits/lawFit.ts';
import { constant } from '../laws/constant.ts';
import type { MeanFit } from './meanFunctions.ts';
import type { Measurement } from './measurement.ts';
import type { NoiseWeights } from './noiseWeights.ts';
import type { TrendVerdict } from './trendVerdict.ts';

/** The mean function that a verdict is about; otherwise the one of constant, law and logistic with the best claim. */
export const describedBy = (verdict: TrendVerdict, measurement: Measurement): MeanFit => {
  const { constant: flat, law, logistic } = measurement;
  if (verdict === 'predictable' && law !== null) return law;
  if (verdict === 'breakthrough' && logistic !== null) return logistic;
  if (verdict === 'trendless') return flat;
  let best = flat;
  for (const fit of [law, logistic]) if (fit !== null && fit.aicc < best.aicc) best = fit;
  return best;
};

/** That function as a law in the user's own units, refined from the grid, with standard errors; null where it has no fit. */
export const reportedLaw = (
  curves: readonly Curve[],
  verdict: TrendVerdict,
  { measurement, weight }: NoiseWeights,
): FittedLaw | null => {
  const { design } = measurement.data;
  const described = describedBy(verdict, measurement);
  const data = fitData(curves, (curve, point) => weight[(design.starts[curve] ?? 0) + point] ?? 1);
  if (described.family === null) return fittedOrNull(fitLaw(constant, data));
  const { family } = described;
  return fittedOrNull(fitLaw(family.law, data, family.shapes[described.shape]));
};

const fittedOrNull = (fit: ReturnType<typeof fitLaw>): FittedLaw | null => {
  if (fit.kind !== 'fitted') return null;
  return Object.values(fit.parameters).every(({ value }) => Number.isFinite(value)) ? fit : null;
};
