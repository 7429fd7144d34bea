import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { chooseAxis } from '../curves/chooseAxis.ts';
import { chooseCheckpoints } from '../curves/chooseCheckpoints.ts';
import type { Curve } from '../curves/curve.ts';
import { groupCurves, type TaskCurves } from '../curves/groupCurves.ts';
import { quoteText } from '../documents/quoteText.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { flopsOfDenseTransformer } from '../records/flopsOfDenseTransformer.ts';
import { isLossOfRun } from '../records/isLossOfRun.ts';
import { corpusOf, type ScaleAxis } from '../records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { countOf } from '../text/formatCount.ts';
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
 * Runs as losses see them: with their compute by the formula of a dense transformer, where they state params and tokens only, and
 * without their losses, which are what is scored.
 */
const inCompute = (runs: ReadonlyMap<string, RunFacts>): ReadonlyMap<string, RunFacts> =>
  new Map(
    [...runs].map(([id, run]): [string, RunFacts] => {
      const { flops, params, tokens } = run;
      const isStated = flops !== null || params === null || tokens === null;
      return [
        id,
        { ...run, losses: {}, flops: isStated ? flops : flopsOfDenseTransformer * params * tokens },
      ];
    }),
  );

/** Tells scores that have no axis at all, where others have one. */
const unplaced = ([first, ...others]: readonly ScoreRecord[]): readonly Problem[] => {
  if (first === undefined) return [];
  const { file, pointer } = first.source;
  const message = `${countOf(others.length + 1, 'score')} (${quoteText(first.metric)} of ${quoteText(first.task)}) stand on no curve, since none of their runs states its params, tokens or flops; state them in the runs manifest.`;
  return [readingProblem('SG111', { file, line: null, column: null, pointer }, message)];
};

/**
 * Groups the evidence into curves on the axis that the config names, or on the one that most runs have. A loss as a score never
 * stands on a loss, least of all on itself: unless the config names another axis, its own is compute, since it hangs on params and
 * tokens alike.
 */
export const drawCurves = (
  evidence: GatheredEvidence,
  configuration: Configuration,
  distrusted: { has(record: ScoreRecord): boolean } = new Set(),
): DrawnCurves => {
  const { records, runs, factsOf, pinned } = evidence;
  const factors = configuration.file === null ? DEFAULT_FACTORS : configuration.factors;
  const corpora = new Set([...runs.values()].flatMap((run) => Object.keys(run.losses)));
  const isLoss = ({ task, metric }: ScoreRecord): boolean => isLossOfRun(task, metric, corpora);
  const losses = corpora.size === 0 ? [] : records.filter(isLoss);
  const others = losses.length === 0 ? records : records.filter((record) => !isLoss(record));
  const configured = configuration.axis === 'auto' ? null : configuration.axis;
  const { checkpoints } = configuration;
  // Checkpoints that stand on no curve have no say in what its axis is.
  const standing = (some: readonly ScoreRecord[]): readonly ScoreRecord[] =>
    checkpoints === 'last' ? chooseCheckpoints(some, runs, factors, pinned).records : some;
  const axisOfOthers = configured ?? chooseAxis(standing(others), runs);
  const computed = losses.length === 0 ? runs : inCompute(runs);
  const isOnLoss = configured === null || corpusOf(configured) !== null;
  const axisOfLosses = isOnLoss ? chooseAxis(standing(losses), computed) : configured;
  const axis = others.length === 0 ? axisOfLosses : axisOfOthers;
  const groups = [
    { axis: axisOfOthers, of: others, among: runs },
    { axis: axisOfLosses, of: losses, among: computed },
  ].filter(({ of }) => of.length > 0);
  const settings = { factors, checkpoints, distrusted, pinned };
  const drawn = groups.map(({ axis: own, of, among }) =>
    own === null ? null : groupCurves(of, among, factsOf, { ...settings, axis: own }),
  );
  const missing = drawn.every((one) => one === null) && records.length > 0;
  const message =
    'No run states its params, tokens, flops or a loss, so no score can stand on a curve; list the runs in a runs manifest (`scaling-guard init` drafts one).';
  const known = drawn.filter((one) => one !== null);
  return {
    axis,
    factors,
    tasks: known
      .flatMap(({ tasks }) => tasks)
      .sort((a, b) => byCodeUnits(a.task, b.task) || byCodeUnits(a.metric, b.metric)),
    lost: new Map(known.flatMap(({ lost }) => [...lost])),
    problems: [
      ...(missing ? [readingProblem('SG111', { ...nowhere, file: configuration.file }, message)] : []),
      ...known.flatMap(({ problems }) => problems),
      ...(missing ? [] : groups.flatMap(({ axis: own, of }) => (own === null ? unplaced(of) : []))),
    ],
  };
};
