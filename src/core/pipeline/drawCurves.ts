import type { Configuration } from '../configuration/configuration.ts';
import { chooseAxis } from '../curves/chooseAxis.ts';
import { chooseCheckpoints } from '../curves/chooseCheckpoints.ts';
import type { Curve } from '../curves/curve.ts';
import { groupCurves, type TaskCurves } from '../curves/groupCurves.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { flopsOfDenseTransformer } from '../records/flopsOfDenseTransformer.ts';
import { isLossMetric } from '../records/isLossMetric.ts';
import type { ScaleAxis } from '../records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import type { GatheredEvidence } from './gatherEvidence.ts';

/** Factors that a check without a config tells apart, since mixing their levels is never meant. */
const DEFAULT_FACTORS = ['pretraining_corpus', 'harness', 'n_shot'] as const;

export interface DrawnCurves {
  /** Null where no run states any scale. */
  readonly axis: ScaleAxis | null;
  /** The factors that curves are split by. */
  readonly factors: readonly string[];
  readonly tasks: readonly TaskCurves[];
  /** By curve, the records that would stand on it if they were trusted. */
  readonly lost: ReadonlyMap<Curve, readonly ScoreRecord[]>;
  readonly problems: readonly Problem[];
}

/**
 * Runs with their compute, for losses whose runs state params and tokens only. A loss hangs on both, so that neither alone is an
 * axis for it. Null where other scores stand beside, or the runs have another axis.
 */
const inCompute = (
  { records, runs }: Pick<GatheredEvidence, 'records' | 'runs'>,
  axis: ScaleAxis | null,
): ReadonlyMap<string, RunFacts> | null => {
  if (axis !== 'params' && axis !== 'tokens') return null;
  if (!records.every(({ metric }) => isLossMetric(metric))) return null;
  const filled = [...runs].map(([id, run]): [string, RunFacts] => {
    const { flops, params, tokens } = run;
    if (flops !== null || params === null || tokens === null) return [id, run];
    return [id, { ...run, flops: flopsOfDenseTransformer * params * tokens }];
  });
  const scored = new Set(records.map(({ run }) => run));
  return filled.every(([id, { flops }]) => flops !== null || !scored.has(id)) ? new Map(filled) : null;
};

/** Groups the evidence into curves on the axis that the config names, or on the one that most runs have. */
export const drawCurves = (
  evidence: GatheredEvidence,
  configuration: Configuration,
  distrusted: { has(record: ScoreRecord): boolean } = new Set(),
): DrawnCurves => {
  const { records, runs, factsOf, pinned } = evidence;
  const factors = configuration.file === null ? DEFAULT_FACTORS : configuration.factors;
  const { checkpoints } = configuration;
  // Checkpoints that stand on no curve have no say in what its axis is.
  const standing = () =>
    checkpoints === 'last' ? chooseCheckpoints(records, runs, factors, pinned).records : records;
  const chosen = configuration.axis === 'auto' ? chooseAxis(standing(), runs) : configuration.axis;
  const computed = configuration.axis === 'auto' ? inCompute({ records: standing(), runs }, chosen) : null;
  const axis = computed === null ? chosen : 'flops';
  if (axis === null) {
    const message =
      'No run states its params, tokens, flops or a loss, so no score can stand on a curve; list the runs in a runs manifest (`scaling-guard init` drafts one).';
    const place = { ...nowhere, file: configuration.file };
    return {
      axis,
      factors,
      tasks: [],
      lost: new Map(),
      problems: records.length === 0 ? [] : [readingProblem('SG111', place, message)],
    };
  }
  return {
    axis,
    factors,
    ...groupCurves(records, computed ?? runs, factsOf, { axis, factors, checkpoints, distrusted, pinned }),
  };
};
