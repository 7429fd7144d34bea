import { power } from '../../stats/power.ts';
import { deviationOver } from '../chinchillaErrors.ts';
import type { ChinchillaFamily } from '../chinchillaFamily.ts';
import { chinchillaLoss } from '../chinchillaLaw.ts';
import { type ChinchillaFit, fitChinchilla } from '../fitChinchilla.ts';
import { upstreamLimits } from '../limits.ts';
import { lognormalEstimates } from '../lognormalEstimates.ts';
import type { UpstreamRun } from '../upstreamRun.ts';
import type { FittedLossLaw, LossLaw } from './lossLaw.ts';

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const fittedLaw = (
  runs: readonly UpstreamRun[],
  { parameters, objective, residualSd }: ChinchillaFit,
  draws: ReturnType<ChinchillaFamily['draws']>,
): FittedLossLaw => {
  const { E, A, B, alpha, beta } = parameters;
  const centreN = mean(runs.map(({ params }) => Math.log(params)));
  const centreD = mean(runs.map(({ tokens }) => Math.log(tokens)));
  return {
    kind: 'fitted',
    parameters: {
      E: { value: E, se: deviationOver(draws, (draw) => draw.E) },
      ...lognormalEstimates(
        'A',
        Math.log(A),
        deviationOver(draws, (draw) => Math.log(draw.A)),
      ),
      ...lognormalEstimates(
        'B',
        Math.log(B),
        deviationOver(draws, (draw) => Math.log(draw.B)),
      ),
      alpha: { value: alpha, se: deviationOver(draws, (draw) => draw.alpha) },
      beta: { value: beta, se: deviationOver(draws, (draw) => draw.beta) },
    },
    objective,
    residualSd,
    delta: upstreamLimits.huberDelta,
    fittedTo: runs,
    lossAt: ({ params, tokens }) => chinchillaLoss(parameters, params, tokens),
    gradientAt({ params, tokens }) {
      const loss = chinchillaLoss(parameters, params, tokens);
      const [ofSize, ofData] = [(A * power(params, -alpha)) / loss, (B * power(tokens, -beta)) / loss];
      return [
        E / loss,
        ofSize,
        ofData,
        -ofSize * (Math.log(params) - centreN),
        -ofData * (Math.log(tokens) - centreD),
      ];
    },
    refit(others) {
      const outcome = fitChinchilla(others, parameters, upstreamLimits.refitRestingShare);
      return outcome.kind === 'fitted' ? fittedLaw(others, outcome, []) : null;
    },
  };
};

/**
 * L(N, D) = E + A / N^alpha + B / D^beta (Hoffmann et al. 2022, eq. 2), by the Huber objective on log loss, with standard errors
 * over resamples of the runs (Besiroglu et al. 2024). A and B are fitted as logs: an interval for them is one for `logA` and
 * `logB`, exponentiated.
 */
export const chinchilla: LossLaw = {
  name: 'chinchilla',
  fittedOn: 'all runs',
  fit(runs, { chinchilla: family }) {
    const fit = family.fit();
    return fit.kind === 'fitted'
      ? fittedLaw(runs, fit, family.draws())
      : { kind: 'none', reason: fit.reason };
  },
};
