import { tUpperQuantile } from '../stats/distributions.ts';
import { levenbergMarquardt, type NonlinearModel } from '../stats/levenbergMarquardt.ts';
import { weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import type { LossLawOutcome } from './laws/lossLaw.ts';
import { upstreamLimits } from './limits.ts';
import { centredLogs, type LawQuantity, scaleEstimates, tooFewScales } from './powerLaw.ts';
import type { RunScale, UpstreamRun } from './upstreamRun.ts';

/** The log of the loss, in log E, the log of the power at the centre, and alpha. */
const model: NonlinearModel = {
  evaluate: ([e = 0, a = 0, alpha = 0], x) => Math.log(Math.exp(e) + Math.exp(a - alpha * x)),
  gradient([e = 0, a = 0, alpha = 0], x) {
    const [offset, power] = [Math.exp(e), Math.exp(a - alpha * x)];
    const share = power / (offset + power);
    return [1 - share, share, -x * share];
  },
};

/** Log E, log of the power at the centre of the logs, alpha, and that centre. */
interface Start {
  readonly parameters: readonly number[];
  readonly centre: number;
}

/** Of shares of the least loss taken as E, each with the best power above it, the one with the least sum of squares. */
const bestStart = (x: readonly number[], loss: readonly number[]): readonly number[] | null => {
  const least = Math.min(...loss);
  const starts = upstreamLimits.startOffsets.flatMap((share) => {
    const offset = share * least;
    const fit = weightedLeastSquares(
      [x.map(() => 1), x.map((value) => -value)],
      loss.map((value) => Math.log(value - offset)),
    );
    if (fit.kind !== 'fitted') return [];
    const parameters = [Math.log(offset), ...fit.coefficients];
    const rss = loss.reduce(
      (sum, value, index) => sum + (Math.log(value) - model.evaluate(parameters, x[index] ?? 0)) ** 2,
      0,
    );
    return [{ parameters, rss }];
  });
  return starts.sort((a, b) => a.rss - b.rss)[0]?.parameters ?? null;
};

/**
 * L(X) = E + (Xc/X)^alpha by least squares of log loss, with Gauss-Newton standard errors. Needs 5 scales. Declines where E
 * cannot be told from 0: its one-sided 95% limit (Student's t) is not above 0, or no E is best. The law without an offset says
 * as much then, with fewer parameters. `from` is a fit to nearly the same runs, to start from.
 */
export const fitOffsetPowerLaw = (
  all: readonly UpstreamRun[],
  quantity: LawQuantity,
  from: Start | null = null,
): LossLawOutcome => {
  const runs = quantity.select(all);
  const few = tooFewScales(runs, quantity, upstreamLimits.fewestScalesWithOffset);
  if (few !== null) return { kind: 'none', reason: few };
  const { centre, x } = centredLogs(runs, quantity.of);
  const loss = runs.map((run) => run.loss);
  const [e0 = 0, a0 = 0, alpha0 = 0] = from?.parameters ?? bestStart(x, loss) ?? [];
  const shift = from === null ? 0 : alpha0 * (centre - from.centre);
  const fit = levenbergMarquardt(model, { x, y: loss.map(Math.log) }, [[e0, a0 - shift, alpha0]]);
  const vague = { kind: 'none', reason: 'the irreducible loss cannot be told from 0' } as const;
  if (fit.kind !== 'fitted' || fit.covariance === null) return vague;
  const [e = 0, a = 0, alpha = 0] = fit.parameters;
  const [relativeError = 0, , alphaError = 0] = fit.standardErrors ?? [];
  if (!(alpha > 0 && relativeError * tUpperQuantile(0.05, fit.df) < 1)) return vague;
  const E = Math.exp(e);
  const at = (scale: RunScale): number => Math.log(quantity.of(scale)) - centre;
  const ofPower = fit.covariance.slice(1).map((row) => row.slice(1));
  return {
    kind: 'fitted',
    parameters: {
      E: { value: E, se: E * relativeError },
      ...scaleEstimates(quantity, a, alpha, centre, ofPower),
      alpha: { value: alpha, se: alphaError },
    },
    objective: fit.rss,
    residualSd: Math.sqrt(fit.rss / runs.length),
    delta: Number.POSITIVE_INFINITY,
    fittedTo: runs,
    lossAt: (scale) => E + Math.exp(a - alpha * at(scale)),
    gradientAt: (scale) => model.gradient(fit.parameters, at(scale)),
    refit(others) {
      const outcome = fitOffsetPowerLaw(others, quantity, { parameters: fit.parameters, centre });
      return outcome.kind === 'fitted' ? outcome : null;
    },
  };
};
