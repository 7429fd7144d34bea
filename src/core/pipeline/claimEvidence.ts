import { groupBy } from '../collections/groupBy.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Curve } from '../curves/curve.ts';
import type { HiddenRuns } from '../forecasts/hiddenRuns.ts';
import type { LawScenario } from '../forecasts/lawScenarios.ts';
import type { Integrity } from '../integrity/checkIntegrity.ts';
import { distrustFingerprint } from '../integrity/distrustFingerprint.ts';
import type { ClaimEvidence } from '../plans/assessClaim.ts';
import type { CurveAssessment, Placement } from '../plans/claimAssessment.ts';
import type { Conversions } from '../plans/placeClaim.ts';
import { flopsOfDenseTransformer } from '../records/flopsOfDenseTransformer.ts';
import { describingFile } from '../records/origins.ts';
import type { RunFacts } from '../records/scoreRecord.ts';
import type { ReportClaim } from '../report/report.ts';
import { median } from '../stats/quantile.ts';
import type { TrainingHealth } from '../training/trainingHealth.ts';
import type { TaskAnalyses } from './analyseTasks.ts';
import { type ClaimForecasts, claimForecasts } from './claimForecasts.ts';
import type { DrawnCurves } from './drawCurves.ts';
import type { GatheredEvidence } from './gatherEvidence.ts';
import { type LossFamilies, lossFamilies } from './lossFamilies.ts';

/** The config's formula, else the median of what the runs themselves state, else that of a dense transformer. */
const flopsPerParameterToken = (
  runs: ReadonlyMap<string, RunFacts>,
  configured: number | null,
): Conversions['flopsPerParameterToken'] => {
  if (configured !== null) return { value: configured, origin: 'from `scale.flops` of the config' };
  const ratios = [...runs.values()].flatMap(({ flops, params, tokens }) =>
    flops === null || params === null || tokens === null ? [] : [flops / (params * tokens)],
  );
  return ratios.length === 0
    ? { value: flopsOfDenseTransformer, origin: 'as of a dense transformer, since no run states its FLOPs' }
    : { value: median(ratios), origin: `the median of ${ratios.length} runs` };
};

/** Training compute by run, as stated or by the formula: it measures how far a claim reads beyond the largest run. */
const computeByRun = (runs: ReadonlyMap<string, RunFacts>, perParameterToken: number): Map<string, number> =>
  new Map(
    [...runs].flatMap(([id, { flops, params, tokens }]): [string, number][] => {
      const compute =
        flops ?? (params === null || tokens === null ? null : perParameterToken * params * tokens);
      return compute === null ? [] : [[id, compute]];
    }),
  );

/** The evidence for claims, with what the report says besides. */
export interface ClaimGround extends ClaimEvidence {
  /** The run that would help a claim most, null where none would or can be named. */
  nextRunFor(curve: Curve, placement: Placement): ReportClaim['nextRun'];
  /** Forecasts along the curve's axis from its last run to a claim, for plots; none inside the observed range. */
  band(curve: Curve, placement: Placement, confidence: number): ReportClaim['band'];
  /** What one more point costs at a claim, in multiples of compute; null where that cannot be said. */
  costPerPoint(curve: Curve, placement: Placement): number | null;
  /** What would have been forecast for the largest runs of a curve; null where none can be hidden. */
  hiddenRuns(curve: Curve): HiddenRuns | null;
  /** Each candidate law by itself, read at a claim's place; of a difference, the law's difference. */
  lawScenarios(onCurve: CurveAssessment): readonly LawScenario[];
  /** The laws of loss under the curves, with these planned runs. */
  readonly upstream: LossFamilies['laws'];
}

/** Everything that claims are assessed on. Fits nothing before it is asked for, and what it answers hangs on no earlier question. */
export const claimEvidence = (
  { tasks, factors, lost, distrusted }: DrawnCurves & Pick<Integrity, 'distrusted'>,
  evidence: Pick<GatheredEvidence, 'records' | 'runs'>,
  { ofTasks, ofCurves, shifts }: TaskAnalyses,
  training: TrainingHealth,
  { gate, checkpoints, flopsPerParameterToken: configured }: Configuration,
  seed: number,
): ClaimGround => {
  const { records, runs } = evidence;
  const fingerprintOf = distrustFingerprint({ distrusted });
  const perParameterToken = flopsPerParameterToken(runs, configured);
  const allCurves = tasks.flatMap(({ curves }) => curves);
  const losses = lossFamilies(
    runs,
    allCurves,
    { flopsPerParameterToken: perParameterToken.value, checkpoints },
    seed,
  );
  const flops = computeByRun(runs, perParameterToken.value);
  // A loss as a score has an axis of its own, and curves of two axes share no calibration.
  const byAxis = new Map(
    [...groupBy(allCurves, ({ axis }) => axis)].map(([axis, curves]) => [
      axis,
      claimForecasts(curves, { records, runs, checkpoints }, flops),
    ]),
  );
  const forecastsOf = ({ axis, id }: Curve): ClaimForecasts => {
    const forecasts = byAxis.get(axis);
    if (forecasts === undefined) throw new Error(`the curve ${id} is none of those that were drawn`);
    return forecasts;
  };
  return {
    tasks,
    factors,
    gate,
    // A claim is read on the config's own loss, so that another one's ranking is nothing it leaves open.
    shifts: shifts.filter(({ flip }) => flip === null),
    trainingOf: training.marksOf,
    lossesOf: (curve) =>
      (lost.get(curve) ?? []).flatMap((record) =>
        (distrusted.get(record) ?? []).map((distrust) => ({
          ...distrust,
          source: record.source,
          of: fingerprintOf(distrust.rule.id, record.source.file),
          describedBy: describingFile(record.origins),
        })),
      ),
    allocationOf: losses.allocation,
    conversions: {
      flopsPerParameterToken: perParameterToken,
      predictLoss: losses.predict,
    },
    trendOf(curve) {
      const trend = ofCurves.get(curve);
      if (trend === undefined) throw new Error(`no trend was judged for the curve ${curve.id}`);
      return trend;
    },
    trendOfTask: (task) => ofTasks[tasks.indexOf(task)] ?? null,
    forecast: (curve, ...of) => forecastsOf(curve).forecast(curve, ...of),
    upstream: losses.laws,
    band: (curve, ...of) => forecastsOf(curve).band(curve, ...of),
    costPerPoint: (curve, ...of) => forecastsOf(curve).costPerPoint(curve, ...of),
    hiddenRuns: (curve, ...of) => forecastsOf(curve).hiddenRuns(curve, ...of),
    nextRunFor: (curve, placement) => forecastsOf(curve).nextRun(curve, placement),
    lawScenarios({ curve, placement, against }) {
      const first = forecastsOf(curve).laws(curve, placement);
      if (against === null) return first;
      const second = new Map(
        forecastsOf(against.curve)
          .laws(against.curve, against.placement)
          .map(({ law, value }) => [law, value]),
      );
      return first.map(({ law, value }) => {
        const subtracted = second.get(law) ?? null;
        return { law, value: value === null || subtracted === null ? null : value - subtracted };
      });
    },
  };
};
