import type { Estimate } from '../trends/trendAnalysis.ts';
import { influentialRuns, type RunInfluence } from './influence.ts';
import { lossLaws } from './laws/index.ts';
import type { LossLawContext } from './laws/lossLaw.ts';
import type { RunScale } from './upstreamRun.ts';

/** One fitted law of loss, as the report has it. */
export interface UpstreamLaw {
  readonly law: string;
  /** What it is fitted to, in words. */
  readonly fittedOn: string;
  readonly parameters: Readonly<Record<string, Estimate>>;
  /** The sum that the fit minimises: of Huber losses of log residuals for L(N, D), else of their squares. */
  readonly objective: number;
  /** Root mean square of the log residuals. */
  readonly residualSd: number;
  /** The runs that it is fitted to. */
  readonly runs: number;
  /** The prediction at the scale that influence is measured at, and the runs that it hangs on most. */
  readonly influence: {
    readonly at: { readonly params: number; readonly tokens: number };
    /** In nats per token. */
    readonly loss: number;
    readonly runs: readonly RunInfluence[];
  };
}

export interface UnfittedLaw {
  readonly law: string;
  readonly reason: string;
}

/**
 * Every law of loss for the runs of one family, and why the others could not be fitted.
 *
 * @param target the scale that the influence of runs is measured at
 */
export const upstreamLaws = (
  context: LossLawContext,
  target: RunScale,
): { readonly laws: readonly UpstreamLaw[]; readonly unfitted: readonly UnfittedLaw[] } => {
  const { runs } = context.chinchilla;
  const laws: UpstreamLaw[] = [];
  const unfitted: UnfittedLaw[] = [];
  for (const law of lossLaws) {
    const fit = law.fit(runs, context);
    if (fit.kind === 'none') {
      unfitted.push({ law: law.name, reason: fit.reason });
      continue;
    }
    const { parameters, objective, residualSd, fittedTo } = fit;
    const at = { params: target.params, tokens: target.tokens };
    laws.push({
      law: law.name,
      fittedOn: law.fittedOn,
      parameters,
      objective,
      residualSd,
      runs: fittedTo.length,
      influence: { at, loss: fit.lossAt(at), runs: influentialRuns(fit, runs, at) },
    });
  }
  return { laws, unfitted };
};
