import type { ForecastOutcome } from '../../../src/core/forecasts/forecast.ts';
import { claimForecasts } from '../../../src/core/pipeline/claimForecasts.ts';
import { lossFamilies } from '../../../src/core/pipeline/lossFamilies.ts';
import { placeClaim } from '../../../src/core/plans/placeClaim.ts';
import type { DevelopmentSplit } from './developmentSplit.ts';

/** What a claim states of the hidden run: its place on the axis, or its params and tokens. */
export type Given = 'stated' | 'planned';

/** What the product forecasts for every hidden score, at confidence 0.9, as for a claim of a plan. */
export const productForecasts = (
  { shown, runs, records, hidden }: DevelopmentSplit,
  given: Given,
): readonly ForecastOutcome[] => {
  const flops = new Map(
    [...runs].flatMap(([id, run]) => (run.flops === null ? [] : [[id, run.flops] as const])),
  );
  const forecasts = claimForecasts(shown, { records, runs, checkpoints: 'last' }, flops);
  const families = lossFamilies(runs, shown, { flopsPerParameterToken: 6, checkpoints: 'last' }, 1);
  const conversions = {
    flopsPerParameterToken: { value: 6, origin: 'as of a dense transformer' },
    predictLoss: families.predict,
  };
  return hidden.map(({ curve: index, scale, params, tokens }): ForecastOutcome => {
    const curve = shown[index];
    if (curve === undefined) return { kind: 'none', reason: 'no curve' };
    const at: Record<string, number> = given === 'stated' ? { [curve.axis]: scale } : { params, tokens };
    const claim = {
      plan: '',
      id: '',
      task: curve.task,
      metric: curve.metric,
      where: {},
      minus: null,
      at,
      expect: { min: 0, max: null, text: '>= 0' },
      confidence: 0.9,
      file: null,
      pointer: '',
      line: null,
      column: null,
    };
    const placement = placeClaim(claim, curve, conversions);
    return placement.kind === 'unplaced'
      ? { kind: 'none', reason: placement.reason }
      : forecasts.forecast(curve, placement, 0.9);
  });
};
