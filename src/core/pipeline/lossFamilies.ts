import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve } from '../curves/curve.ts';
import type { Conversions } from '../plans/placeClaim.ts';
import type { RunFacts } from '../records/scoreRecord.ts';
import type { ReportUpstream } from '../report/report.ts';
import { lossPredictor } from '../upstream/predictLoss.ts';
import { upstreamLaw } from '../upstream/upstreamLaw.ts';
import type { UpstreamRun } from '../upstream/upstreamRun.ts';

/** The runs of one configuration that have params, tokens and a loss on one corpus. */
interface Family {
  readonly corpus: string;
  readonly factors: Readonly<Record<string, string>>;
  readonly runs: readonly UpstreamRun[];
  readonly predict: ReturnType<typeof lossPredictor>;
}

/** Whether a run belongs to a configuration, as far as the run states its levels. */
const isOf = ({ factors }: RunFacts, configuration: Readonly<Record<string, string>>): boolean =>
  Object.entries(configuration).every(([factor, level]) => (factors[factor] ?? level) === level);

/**
 * Laws of loss, fitted to the runs of a curve's configuration (those without a score of its task among them). Each family
 * is fitted once, and only when a claim asks for it.
 */
export const lossFamilies = (
  runs: ReadonlyMap<string, RunFacts>,
  seed: number,
): { readonly predict: Conversions['predictLoss']; laws(): readonly ReportUpstream[] } => {
  const families = new Map<string, Family>();
  const familyOf = ({ factors }: Curve, corpus: string): Family => {
    const ofFamily = [...runs.values()].flatMap((facts): UpstreamRun[] => {
      const { id: run, params, tokens } = facts;
      const loss = facts.losses[corpus];
      if (params === null || tokens === null || loss === undefined || !isOf(facts, factors)) return [];
      return [{ run, params, tokens, loss }];
    });
    const key = JSON.stringify([corpus, ofFamily.map(({ run }) => run)]);
    const family = families.get(key) ?? {
      corpus,
      factors,
      runs: ofFamily,
      predict: lossPredictor(ofFamily, seed),
    };
    families.set(key, family);
    return family;
  };
  return {
    predict(curve, corpus, params, tokens) {
      const outcome = familyOf(curve, corpus).predict({ params, tokens });
      if (outcome.kind === 'predicted') return outcome;
      return {
        kind: 'unknown',
        reason: `the loss on ${corpus} cannot be predicted from params and tokens: ${outcome.reason}`,
      };
    },
    laws: () =>
      [...families]
        .sort(([a], [b]) => byCodeUnits(a, b))
        .flatMap(([, { corpus, factors, runs: ofFamily }]) => {
          const outcome = upstreamLaw(corpus, ofFamily, seed);
          return outcome.kind === 'fitted' ? [{ ...outcome.law, factors }] : [];
        }),
  };
};
