import type { ReportClaim, ReportFinding } from '../../report/report.ts';
import type { ReportForecast } from '../../report/reportForecast.ts';
import { firstNames } from '../../text/firstNames.ts';
import { formatCount } from '../../text/formatCount.ts';
import { formatScale, formatScales, formatTimes } from '../../text/formatScale.ts';
import { formatScore, formatScores } from '../../text/formatScore.ts';
import { formatShare } from '../../text/formatShare.ts';
import { expectedScores } from './expectedScores.ts';

/** What a claim says and what was found, as unescaped phrases that every face sets in its own way. */
export interface ClaimFacts {
  /** `cluster-2027/hellaswag-7b` */
  readonly name: string;
  /** `hellaswag acc` */
  readonly subject: string;
  /** `6.9B params, 138B tokens` */
  readonly scale: string;
  /** `pretraining_corpus c4`, or '' where the claim leaves every factor open. */
  readonly where: string;
  /** `0.62`, or null without a forecast. */
  readonly forecast: string | null;
  /** `0.58 to 0.66` */
  readonly interval: string | null;
  /** `at least 0.59 with 90% confidence`, or of a range `between 0.58 and 0.66 with 90% confidence`. */
  readonly bound: string | null;
  /** `12× the compute of the largest run`, or '' where that cannot be said. */
  readonly distance: string;
  /** `84 backtests, covered 91%, mean error 0.0213` */
  readonly backtests: string;
  /** What the forecast rests on: distance, route, backtest, calibration. */
  readonly basis: readonly string[];
  /** `without the 3 runs that this change adds (a, b, c): inconclusive`, or null where they decide nothing. */
  readonly added: string | null;
  /** `2 more runs at 3e21 FLOPs: halves the interval` */
  readonly nextRun: string | null;
  /** `one more point (0.01 of the range) costs 1.3× the compute here`, or null. */
  readonly cost: string | null;
  /** `linear 0.71 (meets), logistic 0.63 (misses)`: each law by itself, or '' where none was read. */
  readonly byLaw: string;
  /** `pass under pretraining_corpus redpajama` */
  readonly flips: readonly string[];
}

/** `pretraining_corpus c4, n_shot 5`, or nothing. */
export const levelsText = (factors: Readonly<Record<string, string>>): string =>
  Object.entries(factors)
    .map(([factor, level]) => `${factor} ${level}`)
    .join(', ');

const calibrations = {
  full: 'interval calibrated on this evidence',
  borrowed: 'interval calibrated partly on other data',
  none: 'interval never tried on this evidence',
} as const;

const distanceOf = ({ extrapolation }: ReportClaim): string => {
  if (extrapolation === null) return '';
  if (extrapolation.inside) return 'inside the observed range';
  const { ratio, axis } = extrapolation;
  if (axis === 'flops') return `${formatTimes(ratio)} the compute of the largest run`;
  if (axis === 'params' || axis === 'tokens') return `${formatTimes(ratio)} the ${axis} of the largest run`;
  return `outside of the observed range by ${formatTimes(ratio)} its width`;
};

const backtestOf = ({ backtest }: ReportClaim): string => {
  if (backtest === null || backtest.folds === 0) return 'no backtest';
  const coverage =
    backtest.coverage === null ? 'too few to measure coverage' : `covered ${formatShare(backtest.coverage)}`;
  const error =
    backtest.meanAbsoluteError === null ? '' : `, mean error ${formatScore(backtest.meanAbsoluteError)}`;
  return `${formatCount(backtest.folds)} backtests, ${coverage}${error}`;
};

/** How the planned run was read: one route, or several with their shares. */
const routeOf = ({ route, routes }: ReportForecast): string =>
  routes.length < 2
    ? `${route} route`
    : `${routes.map(({ axis, kind, weight }) => `${formatShare(weight)} ${kind} by ${axis}`).join(', ')}`;

/** The thresholds nearest to a value, so that both are shown with digits that tell them apart. */
const nearest = (value: number, thresholds: readonly number[]): number | null =>
  thresholds.reduce<number | null>(
    (best, one) => (best === null || Math.abs(one - value) < Math.abs(best - value) ? one : best),
    null,
  );

/** Whether a single value is what the claim expects. */
export const meetsWord = (meets: boolean | null): string =>
  meets === null ? '' : meets ? 'meets it' : 'misses it';

/**
 * Each law by itself, at the claim's place.
 *
 * @param how with what it would mean for the claim, or the score alone where nobody said what is expected
 */
export const lawsText = ({ scenarios }: Pick<ReportClaim, 'scenarios'>, how: 'judged' | 'scores'): string =>
  scenarios
    .flatMap(({ law, value, meets }) => {
      if (law === null) return [];
      if (value === null) return [`${law} cannot be fitted`];
      return [`${law} ${formatScore(value)}${how === 'judged' ? ` (${meetsWord(meets)})` : ''}`];
    })
    .join(', ');

/** What the decision is without the runs that the change adds, where they decide; null elsewhere. */
const addedText = ({ added, decision }: Pick<ReportClaim, 'added' | 'decision'>): string | null => {
  if (added === undefined || added.without === decision) return null;
  const { runs, without } = added;
  const what = runs.length === 1 ? 'run' : `${formatCount(runs.length)} runs`;
  return `without the ${what} that this change adds (${firstNames(runs)}): ${without}`;
};

export const claimFacts = (claim: ReportClaim): ClaimFacts => {
  const { forecast, nextRun } = claim;
  const thresholds = expectedScores(claim.expect);
  const halfWidth = forecast === null ? null : (forecast.upper - forecast.lower) / 2;
  const [value = '', lower = '', upper = '', bound = ''] =
    forecast === null
      ? []
      : formatScores(
          [forecast.value, forecast.lower, forecast.upper, forecast.bound].map((score) => ({
            score,
            against: nearest(score, thresholds),
          })),
          halfWidth,
        );
  return {
    name: `${claim.plan}/${claim.id}${claim.side === 'base' ? ' (as the target branch has it)' : ''}`,
    subject: `${claim.task} ${claim.metric}`.trim(),
    scale: formatScales(claim.at),
    where:
      claim.minus === null
        ? levelsText(claim.where)
        : `${levelsText(claim.where)}, minus the same under ${levelsText(claim.minus)}`,
    forecast: forecast === null ? null : value,
    interval: forecast === null ? null : `${lower} to ${upper}`,
    bound:
      forecast === null
        ? null
        : // A range is held to both ends of the interval at once.
          `${thresholds.length === 2 ? `between ${lower} and ${upper}` : `${forecast.bound <= forecast.value ? 'at least' : 'at most'} ${bound}`} with ` +
          `${formatShare(claim.confidence)} confidence`,
    distance: distanceOf(claim),
    backtests: backtestOf(claim),
    basis:
      forecast === null
        ? []
        : [
            distanceOf(claim),
            routeOf(forecast),
            forecast.derivation ?? '',
            backtestOf(claim),
            `${calibrations[forecast.calibration]}${forecast.calibrationGap === null ? '' : `, since ${forecast.calibrationGap}`}`,
          ].filter((phrase) => phrase !== ''),
    added: addedText(claim),
    nextRun:
      nextRun === null
        ? null
        : `${nextRun.runs === 1 ? '1 more run' : `${formatCount(nextRun.runs)} more runs`} at ` +
          `${formatScale(nextRun.axis, nextRun.scale)}: ${nextRun.reason}`,
    cost:
      claim.costPerPoint === null
        ? null
        : `one more point (0.01 of the range) costs ${formatTimes(claim.costPerPoint)} the compute at this scale`,
    byLaw: lawsText(claim, 'judged'),
    flips: claim.flips.map(({ factors, decision }) => `${decision} under ${levelsText(factors)}`),
  };
};

/** The findings about one claim, in the order of the report. */
export const findingsOf = (
  claim: ReportClaim,
  findings: readonly ReportFinding[],
): readonly ReportFinding[] =>
  findings.filter(
    ({ plan, claim: id, side }) => plan === claim.plan && id === claim.id && side === claim.side,
  );
