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
  readonly corpus: string;
  readonly factors: Levels;
  readonly chinchilla: ChinchillaFamily;
  readonly predict: ReturnType<typeof lossPredictor>;
  /** The planned run of most compute that was asked about. */
  farthest: RunScale | null;
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
  /** The laws of every family that was asked about or stands under a curve, and those that cannot be fitted. */
  laws(): { readonly fitted: readonly ReportUpstream[]; readonly unfitted: readonly ReportUnfittedLaw[] };
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
 * fitted once, and only when it is asked for.
 */
export const lossFamilies = (
  runs: ReadonlyMap<string, RunFacts>,
  curves: readonly Curve[],
  { flopsPerParameterToken, checkpoints }: LossFamilySettings,
  seed: number,
): LossFamilies => {
  const families = new Map<string, Family>();
  const byConfiguration = new Map<string, Family>();
  const familyOf = ({ factors }: Curve, corpus: string, resamples?: number): Family => {
    const configuration = JSON.stringify([corpus, factors]);
    const family = byConfiguration.get(configuration) ?? gather(factors, corpus, resamples);
    byConfiguration.set(configuration, family);
    return family;
  };
  // Levels that runs do not state, such as the shots of a task, make no other family.
  const gather = (factors: Levels, corpus: string, resamples?: number): Family => {
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
    const key = JSON.stringify([corpus, ofFamily.map(({ run }) => run)]);
    const known = families.get(key);
    if (known !== undefined) return known;
    const stated = new Set(facts.flatMap((run) => Object.keys(run.factors)));
    const chinchilla = chinchillaFamily(ofFamily, seed, resamples);
    const family: Family = {
      corpus,
      factors: Object.fromEntries(Object.entries(factors).filter(([factor]) => stated.has(factor))),
      chinchilla,
      predict: lossPredictor(ofFamily, seed, chinchilla),
      farthest: null,
    };
    families.set(key, family);
    return family;
  };
  const askedAbout = (family: Family, plan: RunScale): Family => {
    if (family.farthest === null || product(plan) > product(family.farthest)) family.farthest = plan;
    return family;
  };
  const fallback = mainCorpus(runs.values());
  const corpusUnder = ({ axis }: Curve): string | null => corpusOf(axis) ?? fallback;
  return {
    predict(curve, corpus, params, tokens) {
      const plan = { params, tokens };
      const outcome = askedAbout(familyOf(curve, corpus), plan).predict(plan);
      if (outcome.kind === 'predicted') return outcome;
      return {
        kind: 'unknown',
        reason: `the loss on ${corpus} cannot be predicted from params and tokens: ${outcome.reason}`,
      };
    },
    allocation(curve, plan) {
      const corpus = corpusUnder(curve);
      if (corpus === null) return null;
      const { chinchilla } = askedAbout(familyOf(curve, corpus), plan);
      const fit = chinchilla.fit();
      return fit.kind === 'fitted'
        ? { corpus, ...plannedAllocation(fit.parameters, chinchilla.draws(), plan) }
        : null;
    },
    laws() {
      for (const curve of curves) {
        const corpus = corpusUnder(curve);
        if (corpus !== null) familyOf(curve, corpus, upstreamLimits.auditResamples);
      }
      const found = [...families]
        .sort(([a], [b]) => byCodeUnits(a, b))
        .filter(([, { chinchilla }]) => chinchilla.runs.length > 0)
        .map(([, { corpus, factors, chinchilla, farthest }]) => {
          const target = farthest ?? beyondLargest(chinchilla.runs);
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
