import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { Problem } from '../problems/problem.ts';
import { CONFIGURATION } from '../records/levelsOf.ts';
import { describingFile } from '../records/origins.ts';
import { positionOf, type ScaleAxis } from '../records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { type ConfigurationDifference, configurationDifferences } from '../runs/configurationDifferences.ts';
import { chooseCheckpoints } from './chooseCheckpoints.ts';
import type { Curve, CurvePoint } from './curve.ts';
import { type MetricBounds, metricSpace } from './metricSpace.ts';
import { ofOneParamsKind } from './ofOneParamsKind.ts';
import { type PlacedRecord, varyingFactors } from './placedRecord.ts';
import { placeRecords } from './placeRecords.ts';
import { withoutRepeats } from './withoutRepeats.ts';

/** What a curve has to know of its task under its metric. */
export interface MetricFacts extends MetricBounds {
  readonly chance: number | null;
  readonly items: number | null;
}

export interface GroupingSettings {
  readonly axis: ScaleAxis;
  /** The declared factors, in the order of the config. */
  readonly factors: readonly string[];
  readonly checkpoints: 'last' | 'all';
  /** Records that stand on no curve, though their runs have no other place for it: an earlier checkpoint does not take it. */
  readonly distrusted?: { has(record: ScoreRecord): boolean };
  /** Records that stand on their curve whatever other records say: neither a later checkpoint nor another score takes their place. */
  readonly pinned?: ReadonlySet<ScoreRecord>;
}

/** The curves of one task by one metric. */
export interface TaskCurves {
  readonly task: string;
  readonly metric: string;
  /** Sorted by id. */
  readonly curves: readonly Curve[];
  /** Factors that are not declared and take several levels inside at least one curve, sorted. */
  readonly undeclaredFactors: readonly string[];
  /** In what the configurations on one of the curves differ, where `configuration` is among those; left out where it is not. */
  readonly configurationDifferences?: readonly ConfigurationDifference[];
}

/** Whether the records state several levels of `configuration` themselves, as a table may. */
const statesConfigurations = (records: readonly PlacedRecord[]): boolean =>
  new Set(records.flatMap(({ record }) => record.factors[CONFIGURATION] ?? [])).size > 1;

/** The levels of the declared factors that are stated for a record. */
const declaredLevels = (
  factors: readonly string[],
  { levels }: PlacedRecord,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    factors.flatMap((factor) => {
      const level = levels[factor];
      return level === undefined ? [] : [[factor, level]];
    }),
  );

/** `task · metric · axis · factor=level, …`: readable, and the same for the same data. */
const curveId = (
  task: string,
  metric: string,
  axis: string,
  factors: Readonly<Record<string, string>>,
): string => {
  const levels = Object.entries(factors).map(([factor, level]) => `${factor}=${level}`);
  return [task, metric, axis, ...(levels.length === 0 ? [] : [levels.join(', ')])].join(' · ');
};

const pointOf = (
  { record, facts, scale }: PlacedRecord,
  axis: ScaleAxis,
  items: number | null,
): CurvePoint => ({
  run: record.run,
  trainingRun: facts.trainingRun,
  scale,
  position: positionOf(axis, scale),
  score: record.score,
  standardError: record.standardError,
  items: record.items ?? items,
  source: record.source,
  ...describedBy(record),
});

const describedBy = ({ origins }: ScoreRecord): { readonly describedBy?: string } => {
  const file = describingFile(origins);
  return file === null ? {} : { describedBy: file };
};

/**
 * Groups normalised records into curves: one per task, metric and combination of levels of the declared factors, on one
 * axis. What cannot stand on a curve is a problem: no value on the axis (SG111), parameters of another kind than most
 * (SG120), several scores of one run (SG117). The order of the records does not matter.
 */
export const groupCurves = (
  records: readonly ScoreRecord[],
  runs: ReadonlyMap<string, RunFacts>,
  metricFacts: (task: string, metric: string) => MetricFacts,
  { axis, factors, checkpoints, distrusted = new Set(), pinned = new Set() }: GroupingSettings,
): {
  readonly tasks: readonly TaskCurves[];
  /** The distrusted records that would stand on a curve; curves that lost none are left out. */
  readonly lost: ReadonlyMap<Curve, readonly ScoreRecord[]>;
  readonly problems: readonly Problem[];
} => {
  const lost = new Map<Curve, readonly ScoreRecord[]>();
  const chosen =
    checkpoints === 'last' ? chooseCheckpoints(records, runs, factors, pinned) : { records, problems: [] };
  const { placed, problems: ofPlaces } = placeRecords(chosen.records, runs, axis);
  const counted = axis === 'params' ? ofOneParamsKind(placed) : { kept: placed, problems: [] };
  const problems: Problem[] = [...chosen.problems, ...ofPlaces, ...counted.problems];

  const tasks = [...groupBy(counted.kept, ({ record }) => JSON.stringify([record.task, record.metric]))].map(
    ([key, ofTask]): TaskCurves => {
      const [task, metric] = JSON.parse(key) as [string, string];
      const known = metricFacts(task, metric);
      const space = metricSpace(
        known,
        ofTask.flatMap(({ record }) => (distrusted.has(record) ? [] : [record.score])),
      );
      const undeclared = new Set<string>();
      let mixed: readonly ConfigurationDifference[] | null = null;
      const groups = groupBy(ofTask, (one) => JSON.stringify(declaredLevels(factors, one)));
      const curves = [...groups].map(([levels, group]): Curve => {
        const ofCurve = JSON.parse(levels) as Readonly<Record<string, string>>;
        const id = curveId(task, metric, axis, ofCurve);
        for (const factor of varyingFactors(group)) {
          if (factors.includes(factor)) continue;
          const differences =
            factor === CONFIGURATION ? configurationDifferences(group.map(({ record }) => record)) : [];
          if (differences.length > 0) mixed ??= differences;
          if (factor !== CONFIGURATION || differences.length > 0 || statesConfigurations(group))
            undeclared.add(factor);
        }
        const single = withoutRepeats(
          group.filter(({ record }) => !distrusted.has(record)),
          id,
          pinned,
        );
        problems.push(...single.problems);
        const points = single.kept.map((one) => pointOf(one, axis, known.items));
        points.sort((a, b) => a.position - b.position || a.score - b.score || byCodeUnits(a.run, b.run));
        const curve: Curve = {
          id,
          task,
          metric,
          axis,
          factors: ofCurve,
          direction: known.direction,
          range: known.range,
          space,
          chance: group.find(({ record }) => record.chance !== null)?.record.chance ?? known.chance,
          points,
        };
        const missing = group.flatMap(({ record }) => (distrusted.has(record) ? [record] : []));
        if (missing.length > 0) lost.set(curve, missing);
        return curve;
      });
      curves.sort((a, b) => byCodeUnits(a.id, b.id));
      const ofTaskCurves = { task, metric, curves, undeclaredFactors: [...undeclared].sort(byCodeUnits) };
      return mixed === null ? ofTaskCurves : { ...ofTaskCurves, configurationDifferences: mixed };
    },
  );
  tasks.sort((a, b) => byCodeUnits(a.task, b.task) || byCodeUnits(a.metric, b.metric));
  return { tasks, lost, problems };
};
