import type { Configuration } from '../configuration/configuration.ts';
import type { Curve } from '../curves/curve.ts';
import { mainCorpus } from '../curves/mainCorpus.ts';
import type { ComputeByRun } from '../forecasts/forecastAxis.ts';
import type { RouteEvidence } from '../forecasts/routes/calibrateRoutes.ts';
import type { Route } from '../forecasts/routes/route.ts';
import type { RouteFit } from '../forecasts/routes/routePredictions.ts';
import { corpusOf, isLossAxis, type ScaleAxis } from '../records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { sourceKey } from '../records/sourceKey.ts';
import { type ComputedRun, lossAtOrigins } from '../upstream/lossAtOrigins.ts';
import type { RunScale } from '../upstream/upstreamRun.ts';
import { comparableRuns } from './comparableRuns.ts';
import { isOfConfiguration } from './lossFamilies.ts';

/** What a planned run may be read by, besides the config's axis: its compute, the task's own loss, one validation loss. */
const candidatesFor = (
  axis: ScaleAxis,
  records: readonly ScoreRecord[],
  runs: ReadonlyMap<string, RunFacts>,
): readonly Route[] => {
  // Of the runs that have scores: a loss of others would place none of them.
  const scored = [...new Set(records.map(({ run }) => run))].flatMap((run) => runs.get(run) ?? []);
  const corpus = corpusOf(axis) === null ? mainCorpus(scored) : null;
  const ownLoss = records.some(({ taskLoss }) => taskLoss !== null);
  return [
    ...new Set<Route>([
      axis,
      'flops',
      ...(ownLoss ? (['task-loss'] as const) : []),
      ...(corpus === null ? [] : ([`loss:${corpus}`] as const)),
    ]),
  ];
};

/** What routes are read from, besides the curves. */
export interface RouteSources {
  readonly records: readonly ScoreRecord[];
  readonly runs: ReadonlyMap<string, RunFacts>;
  readonly checkpoints: Configuration['checkpoints'];
}

/** The evidence as the routes of planned runs need it. Nothing is fitted before a route is tried. */
export const routeEvidence = (
  axis: ScaleAxis,
  curves: readonly Curve[],
  { records, runs, checkpoints }: RouteSources,
  flops: ComputeByRun,
  fit: RouteFit,
): RouteEvidence => {
  const taskLosses = new Map(records.map(({ source, taskLoss }) => [sourceKey(source), taskLoss]));
  const scaleOf = (run: string): RunScale | null => {
    const { params = null, tokens = null } = runs.get(run) ?? {};
    return params === null || tokens === null ? null : { params, tokens };
  };
  const scalesOn = (route: Route, curve: Curve): readonly (number | null)[] =>
    curve.points.map(({ run, scale, source }) => {
      if (route === curve.axis) return scale;
      if (route === 'flops') return flops.get(run) ?? null;
      if (route === 'task-loss') return taskLosses.get(sourceKey(source)) ?? null;
      if (route === 'params' || route === 'tokens') return runs.get(run)?.[route] ?? null;
      return runs.get(run)?.losses[corpusOf(route) ?? ''] ?? null;
    });
  /** The task's own losses stand with its scores; a validation loss is that of all runs of the configuration, scored or not. */
  const familyOf = (curve: Curve, route: Route): readonly ComputedRun[] => {
    const corpus = corpusOf(route);
    const own = scalesOn(route, curve);
    const losses = new Map(curve.points.map(({ run }, index) => [run, own[index] ?? null]));
    const lossOf = ({ id, losses: ofRun }: RunFacts): number | null =>
      corpus === null ? (losses.get(id) ?? null) : (ofRun[corpus] ?? null);
    const family = [...runs.values()].filter(
      (facts) =>
        lossOf(facts) !== null && scaleOf(facts.id) !== null && isOfConfiguration(facts, curve.factors),
    );
    return comparableRuns(family, checkpoints).flatMap((facts): ComputedRun[] => {
      const scale = scaleOf(facts.id);
      const compute = flops.get(facts.id);
      const loss = lossOf(facts);
      return scale === null || compute === undefined || loss === null || !(loss > 0)
        ? []
        : [{ run: facts.id, ...scale, loss, flops: compute }];
    });
  };
  const known = new Map<string, ReturnType<typeof lossAtOrigins>>();
  return {
    curves,
    candidates: candidatesFor(axis, records, runs),
    flops,
    fit,
    flopsOf: (run) => flops.get(run) ?? null,
    scaleOf,
    scalesOn,
    predictLoss: (curve, route, upTo, scale) => {
      if (!isLossAxis(route)) return null;
      const key = JSON.stringify([route, route === 'task-loss' ? curve.id : curve.factors]);
      const law = known.get(key) ?? lossAtOrigins(familyOf(curve, route));
      known.set(key, law);
      return law(upTo, scale);
    },
  };
};
