import { weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import type { ChinchillaParameters } from './chinchillaLaw.ts';
import { upstreamLimits } from './limits.ts';
import { type LogParameters, minimiseHuber } from './minimiseHuber.ts';
import { sortedByCompute, type UpstreamRun } from './upstreamRun.ts';

export interface ChinchillaFit {
  readonly kind: 'fitted';
  readonly parameters: ChinchillaParameters;
  /** Sum of the Huber losses of log residuals. */
  readonly objective: number;
  readonly runs: number;
  /** Root mean square of the log residuals, odd runs included: the next run may be odd too. */
  readonly residualSd: number;
}

export type ChinchillaOutcome =
  | ChinchillaFit
  | {
      readonly kind: 'insufficient' | 'not-converged';
      readonly reason: string;
    };

/** Coefficients that a start gives as 0 or less begin at this share of the mean loss instead. */
const smallestShare = 1e-3;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const correlation = (x: readonly number[], y: readonly number[]): number => {
  const [mx, my] = [mean(x), mean(y)];
  const sum = (f: (index: number) => number): number => x.reduce((total, _, index) => total + f(index), 0);
  const xy = sum((index) => ((x[index] ?? 0) - mx) * ((y[index] ?? 0) - my));
  const xx = sum((index) => ((x[index] ?? 0) - mx) ** 2);
  const yy = sum((index) => ((y[index] ?? 0) - my) ** 2);
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 1;
};

/** What speaks against fitting five parameters to these runs, or null. */
const whyInsufficient = (runs: readonly UpstreamRun[]): string | null => {
  const { fewestRuns, fewestValues, mostCorrelation } = upstreamLimits;
  if (runs.length < fewestRuns) {
    return `L(N, D) needs ${fewestRuns} runs with params, tokens and loss, and there are ${runs.length}`;
  }
  const sizes = new Set(runs.map(({ params }) => params)).size;
  const lengths = new Set(runs.map(({ tokens }) => tokens)).size;
  if (sizes < fewestValues || lengths < fewestValues) {
    return `L(N, D) needs ${fewestValues} different params and tokens, and there are ${sizes} and ${lengths}`;
  }
  const logs = (of: 'params' | 'tokens'): readonly number[] => runs.map((run) => Math.log(run[of]));
  return Math.abs(correlation(logs('params'), logs('tokens'))) > mostCorrelation
    ? 'params and tokens grow in one ratio, so their effects on loss cannot be told apart'
    : null;
};

/**
 * Starting points: for every pair of exponents the best E, A and B in closed form. `size` and `data` are
 * centred logs.
 */
const startsFor = (
  size: readonly number[],
  data: readonly number[],
  loss: readonly number[],
): readonly LogParameters[] => {
  const floor = smallestShare * mean(loss);
  const weights = loss.map((value) => 1 / value ** 2);
  return upstreamLimits.startExponents.flatMap((alpha) =>
    upstreamLimits.startExponents.flatMap((beta): readonly LogParameters[] => {
      const columns = [
        loss.map(() => 1),
        size.map((n) => Math.exp(-alpha * n)),
        data.map((d) => Math.exp(-beta * d)),
      ];
      const fit = weightedLeastSquares(columns, loss, weights);
      if (fit.kind !== 'fitted') return [];
      const [e = 0, a = 0, b = 0] = fit.coefficients.map((value) => Math.log(Math.max(value, floor)));
      return [[e, a, b, alpha, beta]];
    }),
  );
};

/**
 * Fits L(N, D) to runs by the Huber objective on log loss (delta 1e-3), as Hoffmann et al. (2022, appendix
 * D.3) do: from a grid of starts, the best of which are followed to the end. `from` adds a start of one's own
 * (a resample's parent); `restingShare` is when a fit counts as come to rest. Needs 7 runs, 3 different params and tokens each, not in one ratio. Not converged
 * where no start came to rest, or where the exponents are not positive: then loss would grow with scale.
 */
export const fitChinchilla = (
  unsorted: readonly UpstreamRun[],
  from: ChinchillaParameters | null = null,
  restingShare: number = upstreamLimits.restingShare,
): ChinchillaOutcome => {
  const runs = sortedByCompute(unsorted);
  const reason = whyInsufficient(runs);
  if (reason !== null) return { kind: 'insufficient', reason };
  const centreN = mean(runs.map(({ params }) => Math.log(params)));
  const centreD = mean(runs.map(({ tokens }) => Math.log(tokens)));
  const observations = runs.map(({ params, tokens, loss }) => ({
    size: Math.log(params) - centreN,
    data: Math.log(tokens) - centreD,
    logLoss: Math.log(loss),
  }));
  const starts: readonly LogParameters[] =
    from === null
      ? startsFor(
          observations.map(({ size }) => size),
          observations.map(({ data }) => data),
          runs.map(({ loss }) => loss),
        )
      : [
          [
            Math.log(Math.max(from.E, 1e-6)),
            Math.log(from.A) - from.alpha * centreN,
            Math.log(from.B) - from.beta * centreD,
            from.alpha,
            from.beta,
          ],
        ];
  const best = minimiseHuber(observations, starts, {
    delta: upstreamLimits.huberDelta,
    followed: upstreamLimits.followedStarts,
    restingShare,
  });
  if (best === null)
    return { kind: 'not-converged', reason: 'the fit of L(N, D) did not come to rest from any start' };
  const [e, a, b, alpha, beta] = best.parameters;
  if (!(alpha > 0 && beta > 0)) {
    return { kind: 'not-converged', reason: 'the fitted exponents of L(N, D) are not both positive' };
  }
  const parameters = {
    E: Math.exp(e),
    A: Math.exp(a + alpha * centreN),
    B: Math.exp(b + beta * centreD),
    alpha,
    beta,
  };
  if (!Object.values(parameters).every(Number.isFinite)) {
    return { kind: 'not-converged', reason: 'the fitted parameters of L(N, D) are beyond all numbers' };
  }
  return {
    kind: 'fitted',
    parameters,
    objective: best.objective,
    runs: runs.length,
    residualSd: Math.sqrt(mean(best.residuals.map((residual) => residual ** 2))),
  };
};
