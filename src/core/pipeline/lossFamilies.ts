import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Curve } from '../curves/curve.ts';
import { mainCorpus } from '../curves/mainCorpus.ts';
import type { ComparedAllocation } from '../plans/claimAssessment.ts';
import type { Conversions } from '../plans/placeClaim.ts';
import { corpusOf } from '../records/scaleAxis.ts';
import type { RunFacts } from '../records/scoreRecord.ts';
import type { ReportUnfittedLaw, ReportUpstream } from '../report/report.ts';
import { type ChinchillaFamily, chinchillaFamily } from '../upstream/chinchillaFamily.ts';
import { upstreamLimits } from '../upstream/limits.ts';
import { lossPredictor } from '../upstream/lossPredictor.ts';
import { plannedAllocation } from '../upstream/plannedAllocation.ts';
import { upstreamLaws } from '../upstream/upstreamLaws.ts';
import { type RunScale, sortedByCompute, type UpstreamRun } from '../upstream/upstreamRun.ts';
import { comparableRuns } from './comparableRuns.ts';

const { referenceMultiple: REFERENCE_MULTIPLE } = upstreamLimits;

type Levels = Readonly<Record<string, string>>;

/** The runs of one configuration that have params, tokens and a loss on one corpus. */
interface Family {
  /** Equal of families with the same runs. */
  readonly key: string;
  readonly corpus: string;
  readonly factors: Levels;
  /** In order of compute. */
  readonly runs: readonly UpstreamRun[];
}

/** L(N, D) of a family with all resamples, since decisions hang on it. */
interface PlannedFamily {
  readonly chinchilla: ChinchillaFamily;
  readonly predict: ReturnType<typeof lossPredictor>;
}

/** A run that a claim plans, on one of the claim's curves. */
export interface PlannedOnCurve {
  readonly curve: Curve;
  readonly plan: RunScale;
}

export interface LossFamilySettings {
  /** Training FLOPs per parameter and token, for runs that do not state their FLOPs. */
  readonly flopsPerParameterToken: number;
  readonly checkpoints: Configuration['checkpoints'];
}

/** What the laws of loss say, over all families. */
export interface LossFamilies {
  readonly predict: Conversions['predictLoss'];
  /** A planned run beside the compute-optimal one; null where no L(N, D) can be fitted. */
  allocation(curve: Curve, plan: RunScale): ComparedAllocation | null;
  /**
   * The laws of every family that stands under a curve or a plan, and those that cannot be fitted. The influence of runs is measured
   * at the family's planned run of most compute.
   */
  laws(plans: readonly PlannedOnCurve[]): {
    readonly fitted: readonly ReportUpstream[];
    readonly unfitted: readonly ReportUnfittedLaw[];
  };
}

/** Whether a run belongs to a configuration, as far as the run states its levels. */
export const isOfConfiguration = ({ factors }: RunFacts, configuration: Levels): boolean =>
  Object.entries(configuration).every(([factor, level]) => (factors[factor] ?? level) === level);

/** At the tokens per parameter of the largest run. */
const beyondLargest = (runs: readonly UpstreamRun[]): RunScale => {
  const { params = 1, tokens = 1 } = sortedByCompute(runs).at(-1) ?? {};
  const each = Math.sqrt(REFERENCE_MULTIPLE);
  return { params: params * each, tokens: tokens * each };
};

const product = ({ params, tokens }: RunScale): number => params * tokens;

/**
 * Laws of loss, fitted to the runs of a curve's configuration (those without a score of its task among them). Each family is
 * fitted once, and only when it is asked for; what is said of it hangs on no earlier question.
 */
export const lossFamilies = (
  runs: ReadonlyMap<string, RunFacts>,
  curves: readonly Curve[],
  { flopsPerParameterToken, checkpoints }: LossFamilySettings,
  seed: number,
): LossFamilies => {
  // Levels that runs do not state, such as the shots of a task, make no other family.
  const gather = (factors: Levels, corpus: string): Family => {
    const facts = [...runs.values()].filter((run) => isOfConfiguration(run, factors));
    const withLoss = facts.filter(
      ({ params, tokens, losses }) => params !== null && tokens !== null && losses[corpus] !== undefined,
    );
    // In order of compute: sums and resamples hang on no name.
    const unsorted = comparableRuns(withLoss, checkpoints).flatMap(
      ({ id: run, params, tokens, flops, losses }): UpstreamRun[] => {
        const loss = losses[corpus];
        if (params === null || tokens === null || loss === undefined) return [];
        return [{ run, params, tokens, loss, ...(flops === null ? {} : { flops }) }];
      },
    );
    const ofFamily = sortedByCompute(unsorted);
    const stated = new Set(facts.flatMap((run) => Object.keys(run.factors)));
    return {
      key: JSON.stringify([corpus, ofFamily.map(({ run }) => run)]),
      corpus,
      factors: Object.fromEntries(Object.entries(factors).filter(([factor]) => stated.has(factor))),
      runs: ofFamily,
    };
  };
  const byConfiguration = new Map<string, Family>();
  const familyOf = ({ factors }: Curve, corpus: string): Family => {
    const configuration = JSON.stringify([corpus, factors]);
    const family = byConfiguration.get(configuration) ?? gather(factors, corpus);
    byConfiguration.set(configuration, family);
    return family;
  };
  const planned = new Map<string, PlannedFamily>();
  const plannedFamily = ({ key, runs: ofFamily }: Family): PlannedFamily => {
    const known = planned.get(key);
    if (known !== undefined) return known;
    const chinchilla = chinchillaFamily(ofFamily, seed);
    const family = { chinchilla, predict: lossPredictor(ofFamily, seed, chinchilla) };
    planned.set(key, family);
    return family;
  };
  const fallback = mainCorpus(runs.values());
  const familyUnder = (curve: Curve): Family | null => {
    const corpus = corpusOf(curve.axis) ?? fallback;
    return corpus === null ? null : familyOf(curve, corpus);
  };
  return {
    predict(curve, corpus, params, tokens) {
      const outcome = plannedFamily(familyOf(curve, corpus)).predict({ params, tokens });
      if (outcome.kind === 'predicted') return outcome;
      return {
        kind: 'unknown',
        reason: `the loss on ${corpus} cannot be predicted from params and tokens: ${outcome.reason}`,
      };
    },
    allocation(curve, plan) {
      const family = familyUnder(curve);
      if (family === null) return null;
      const { chinchilla } = plannedFamily(family);
      const fit = chinchilla.fit();
      return fit.kind === 'fitted'
        ? { corpus: family.corpus, ...plannedAllocation(fit.parameters, chinchilla.draws(), plan) }
        : null;
    },
    laws(plans) {
      const farthest = new Map<string, RunScale>();
      const families = new Map<string, Family>();
      for (const curve of [...curves, ...plans.map((one) => one.curve)]) {
        const family = familyUnder(curve);
        if (family !== null && !families.has(family.key)) families.set(family.key, family);
      }
      for (const { curve, plan } of plans) {
        const key = familyUnder(curve)?.key;
        if (key === undefined) continue;
        const known = farthest.get(key);
        if (known === undefined || product(plan) > product(known)) farthest.set(key, plan);
      }
      const found = [...families.values()]
        .filter((family) => family.runs.length > 0)
        .sort((a, b) => byCodeUnits(a.key, b.key))
        .map((family) => {
          const { key, corpus, factors, runs: ofFamily } = family;
          const plan = farthest.get(key);
          // Where nothing is decided on a family, fewer resamples are enough.
          const chinchilla =
            plan === undefined
              ? chinchillaFamily(ofFamily, seed, upstreamLimits.auditResamples)
              : plannedFamily(family).chinchilla;
          const target = plan ?? beyondLargest(ofFamily);
          return { corpus, factors, ...upstreamLaws({ chinchilla, flopsPerParameterToken }, target) };
        });
      return {
        fitted: found.flatMap(({ corpus, factors, laws }) =>
          laws.map((law) => ({ corpus, factors, ...law })),
        ),
        unfitted: found.flatMap(({ corpus, factors, unfitted }) =>
          unfitted.map((law) => ({ corpus, factors, ...law })),
        ),
      };
    },
  };
};
