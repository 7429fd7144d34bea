import type { Estimate } from '../../trends/trendAnalysis.ts';
import type { ChinchillaFamily } from '../chinchillaFamily.ts';
import type { RunScale, UpstreamRun } from '../upstreamRun.ts';

/** What a law of loss is fitted with, besides runs. */
export interface LossLawContext {
  /** L(N, D) of the same runs, with its resamples. */
  readonly chinchilla: ChinchillaFamily;
  /** Training FLOPs per parameter and token, for runs that do not state their FLOPs. */
  readonly flopsPerParameterToken: number;
}

/** A law of loss, fitted to the runs of one family on one corpus. */
export interface FittedLossLaw {
  readonly kind: 'fitted';
  /**
   * By the law's own names. `logX` is the natural log of X, the form in which X is fitted: an interval is estimate ± z se of
   * `logX`, exponentiated. The error of X itself is that of a lognormal X.
   */
  readonly parameters: Readonly<Record<string, Estimate>>;
  /** The sum that the fit minimises. */
  readonly objective: number;
  /** Root mean square of the log residuals. */
  readonly residualSd: number;
  /** Log residuals beyond it count linearly (Huber); infinite for least squares. */
  readonly delta: number;
  /** The runs that the law is fitted to, not all that it was given. */
  readonly fittedTo: readonly UpstreamRun[];
  /** In nats per token. */
  lossAt(scale: RunScale): number;
  /** Derivatives of the log loss at a scale by the fitted parameters, in one order. */
  gradientAt(scale: RunScale): readonly number[];
  /** The same law fitted to others of all runs, from here: null where that cannot be done. */
  refit(runs: readonly UpstreamRun[]): FittedLossLaw | null;
}

export type LossLawOutcome = FittedLossLaw | { readonly kind: 'none'; readonly reason: string };

/** A functional form of loss against params, tokens or compute. To add one: a file beside this one, and a line in the registry. */
export interface LossLaw {
  /** Stable: the report's `law`. */
  readonly name: string;
  /** What it is fitted to, in words: `the longest training of each size`. */
  readonly fittedOn: string;
  fit(runs: readonly UpstreamRun[], context: LossLawContext): LossLawOutcome;
}
