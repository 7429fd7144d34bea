import { weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import type { FittedLossLaw, LossLawOutcome } from './laws/lossLaw.ts';
import { upstreamLimits } from './limits.ts';
import { lognormalEstimates } from './lognormalEstimates.ts';
import type { RunScale, UpstreamRun } from './upstreamRun.ts';

/** The quantity that a law of one quantity is in. */
export interface LawQuantity {
  /** Name of the scale that it is measured in: `Nc`. */
  readonly scale: string;
  /** Its value for a run, or for a scale without a loss; above 0. */
  of(run: RunScale): number;
  /** The runs that the law is fitted to, of all that there are. */
  select(runs: readonly UpstreamRun[]): readonly UpstreamRun[];
}

/** The natural logs of a quantity, less their mean. */
export const centredLogs = (
  runs: readonly UpstreamRun[],
  of: LawQuantity['of'],
): { readonly centre: number; readonly x: readonly number[] } => {
  const logs = runs.map((run) => Math.log(of(run)));
  const centre = logs.reduce((sum, value) => sum + value, 0) / Math.max(1, logs.length);
  return { centre, x: logs.map((value) => value - centre) };
};

/** `Xc` and `logXc` from the log of the power at the centre and the exponent, by the delta method. */
export const scaleEstimates = (
  { scale }: LawQuantity,
  level: number,
  alpha: number,
  centre: number,
  /** Rows and columns: level, alpha; null without errors. */
  covariance: readonly (readonly number[])[] | null,
): FittedLossLaw['parameters'] => {
  const log = centre + level / alpha;
  const [byLevel, byAlpha] = [1 / alpha, -level / alpha ** 2];
  const [[ll = 0, la = 0] = [], [, aa = 0] = []] = covariance ?? [];
  const se =
    covariance === null
      ? null
      : Math.sqrt(Math.max(0, byLevel ** 2 * ll + 2 * byLevel * byAlpha * la + byAlpha ** 2 * aa));
  return lognormalEstimates(scale, log, se);
};

/** Why a law cannot be fitted to so few scales, or null. */
export const tooFewScales = (
  runs: readonly UpstreamRun[],
  { of }: LawQuantity,
  fewest: number,
): string | null => {
  const scales = new Set(runs.map(of)).size;
  return scales < fewest ? `the law needs ${fewest} different scales, and there are ${scales}` : null;
};

/**
 * L(X) = (Xc/X)^alpha by least squares of log loss on log X. Standard errors are those of the regression, on two degrees of
 * freedom fewer than runs. Needs 4 scales, and a loss that falls with them.
 */
export const fitPowerLaw = (all: readonly UpstreamRun[], quantity: LawQuantity): LossLawOutcome => {
  const runs = quantity.select(all);
  const few = tooFewScales(runs, quantity, upstreamLimits.fewestScales);
  if (few !== null) return { kind: 'none', reason: few };
  const { centre, x } = centredLogs(runs, quantity.of);
  const y = runs.map(({ loss }) => Math.log(loss));
  const fit = weightedLeastSquares([x.map(() => 1), x.map((value) => -value)], y);
  if (fit.kind !== 'fitted') return { kind: 'none', reason: 'the scales are too close to fit a law to' };
  const [level = 0, alpha = 0] = fit.coefficients;
  if (!(alpha > 0)) return { kind: 'none', reason: 'the loss does not fall with scale' };
  const at = (scale: RunScale): number => Math.log(quantity.of(scale)) - centre;
  return {
    kind: 'fitted',
    parameters: {
      ...scaleEstimates(quantity, level, alpha, centre, fit.covariance),
      alpha: {
        value: alpha,
        se: fit.covariance === null ? null : Math.sqrt(fit.covariance[1]?.[1] ?? 0),
      },
    },
    objective: fit.rss,
    residualSd: Math.sqrt(fit.rss / runs.length),
    delta: Number.POSITIVE_INFINITY,
    fittedTo: runs,
    lossAt: (scale) => Math.exp(level - alpha * at(scale)),
    gradientAt: (scale) => [1, -at(scale)],
    refit(others) {
      const outcome = fitPowerLaw(others, quantity);
      return outcome.kind === 'fitted' ? outcome : null;
    },
  };
};
