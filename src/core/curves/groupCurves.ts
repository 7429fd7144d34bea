import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { positionOf, type ScaleAxis } from '../records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import type { Curve, CurvePoint } from './curve.ts';
import { scaleOf } from './scaleOf.ts';

/** What a curve has to know of its task under its metric. */
export interface MetricFacts {
  readonly direction: 'higher' | 'lower';
  readonly range: { readonly lower: number; readonly upper: number } | null;
  readonly chance: number | null;
  readonly items: number | null;
}

export interface GroupingSettings {
  readonly axis: ScaleAxis;
  /** The declared factors, in the order of the config. */
  readonly factors: readonly string[];
  readonly checkpoints: 'last' | 'all';
}

/** The curves of one task by one metric. */
export interface TaskCurves {
  readonly task: string;
  readonly metric: string;
  /** Sorted by id. */
  readonly curves: readonly Curve[];
  /** Factors that are not declared and take several levels inside at least one curve, sorted. */
  readonly undeclaredFactors: readonly string[];
}

/** A record with the facts of its run, both resolved. */
interface Placed {
  readonly record: ScoreRecord;
  readonly facts: RunFacts;
  readonly levels: Readonly<Record<string, string>>;
}

/** The levels of the declared factors that are stated for a record; what an artifact says of a score wins over its run. */
const declaredLevels = (factors: readonly string[], levels: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    factors.flatMap((factor) => (levels[factor] === undefined ? [] : [[factor, levels[factor]]])),
  );

/** `task · metric · axis · factor=level, …`: readable, and the same for the same data. */
const curveId = (
  task: string,
  metric: string,
  axis: ScaleAxis,
  factors: Readonly<Record<string, string>>,
): string =>
  [
    task,
    metric,
    axis,
    Object.entries(factors)
      .map(([factor, level]) => `${factor}=${level}`)
      .join(', '),
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** Of the checkpoints of one training run the last one; a record without a step is the finished run. */
const lastCheckpoints = (group: readonly Placed[]): Placed[] => {
  const last = new Map<string, number>();
  for (const { facts } of group) {
    const step = facts.step ?? Number.POSITIVE_INFINITY;
    last.set(facts.trainingRun, Math.max(step, last.get(facts.trainingRun) ?? 0));
  }
  return group.filter(
    ({ facts }) => (facts.step ?? Number.POSITIVE_INFINITY) === last.get(facts.trainingRun),
  );
};

/** The factors that take several levels in a group and are not declared. */
const varyingFactors = (group: readonly Placed[], declared: readonly string[]): string[] => {
  const levels = new Map<string, Set<string>>();
  for (const { levels: stated } of group)
    for (const [factor, level] of Object.entries(stated))
      levels.set(factor, (levels.get(factor) ?? new Set()).add(level));
  return [...levels]
    .filter(([factor, { size }]) => size > 1 && !declared.includes(factor))
    .map(([factor]) => factor);
};

/** Runs that score twice on one curve leave it, since nothing says which of the two is meant. */
const withoutRepeats = (group: readonly Placed[], id: string, problems: Problem[]): Placed[] => {
  const kept: Placed[] = [];
  for (const [run, same] of groupBy(group, ({ record }) => record.run)) {
    const [first] = same;
    if (first === undefined) continue;
    if (same.length === 1) {
      kept.push(first);
      continue;
    }
    const varying = varyingFactors(same, []);
    const cure =
      varying.length === 0
        ? 'remove all but one'
        : `declare ${varying.join(', ')} under factors, or keep one`;
    problems.push(
      readingProblem(
        'SG117',
        { file: first.record.source.file, line: null, column: null, pointer: first.record.source.pointer },
        `run ${run} scores ${same.length} times on the curve ${id} and was left out of it: ${cure}`,
      ),
    );
  }
  return kept;
};

/** Parameter counts of the most common kind; the others leave the curve, since their numbers are not comparable. */
const ofOneParamsKind = (group: readonly Placed[], id: string, problems: Problem[]): readonly Placed[] => {
  const kinds = [...groupBy(group, ({ facts }) => facts.paramsKind)].sort(
    ([a, ofA], [b, ofB]) => ofB.length - ofA.length || byCodeUnits(a, b),
  );
  const [main, ...others] = kinds;
  if (main === undefined || others.length === 0) return group;
  for (const [kind, [first, ...rest]] of others) {
    if (first === undefined) continue;
    problems.push(
      readingProblem(
        'SG120',
        { file: first.facts.source.file, line: null, column: null, pointer: first.facts.source.pointer },
        `${rest.length + 1} runs count ${kind} parameters where most of ${id} count ${main[0]}, and were left out; state params of one kind`,
      ),
    );
  }
  return main[1];
};

/**
 * Groups normalised records into curves: one per task, metric and combination of levels of the declared factors, on one
 * axis. Records whose run has no value on the axis stand on no curve; each such run is one problem (SG111). The order of
 * the records does not matter.
 *
 * @param metricFacts what is known of a task under a metric
 */
export const groupCurves = (
  records: readonly ScoreRecord[],
  runs: ReadonlyMap<string, RunFacts>,
  metricFacts: (task: string, metric: string) => MetricFacts,
  { axis, factors, checkpoints }: GroupingSettings,
): { readonly tasks: readonly TaskCurves[]; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const placed: Placed[] = [];
  const homeless: ScoreRecord[] = [];
  for (const record of records) {
    const facts = runs.get(record.run);
    if (facts === undefined || scaleOf(axis, facts, record) === null) homeless.push(record);
    else placed.push({ record, facts, levels: { ...facts.factors, ...record.factors } });
  }
  for (const [run, [first, ...rest]] of groupBy(homeless, (record) => record.run)) {
    if (first === undefined) continue;
    problems.push(
      readingProblem(
        'SG111',
        { file: first.source.file, line: null, column: null, pointer: first.source.pointer },
        `run ${run} has no ${axis}, so ${rest.length + 1} of its scores stand on no curve; state it in the runs manifest`,
      ),
    );
  }

  const pointOf = ({ record, facts }: Placed, items: number | null): CurvePoint => {
    const scale = scaleOf(axis, facts, record) ?? Number.NaN;
    return {
      run: record.run,
      trainingRun: facts.trainingRun,
      scale,
      position: positionOf(axis, scale),
      score: record.score,
      standardError: record.standardError,
      items: record.items ?? items,
      source: record.source,
    };
  };

  const tasks = [...groupBy(placed, ({ record }) => JSON.stringify([record.task, record.metric]))]
    .map(([, ofTask]): TaskCurves | undefined => {
      const [first] = ofTask;
      if (first === undefined) return undefined;
      const { task, metric } = first.record;
      const known = metricFacts(task, metric);
      const undeclared = new Set<string>();
      const curves = [
        ...groupBy(ofTask, ({ levels }) => JSON.stringify(declaredLevels(factors, levels))),
      ].map(([, group]): Curve => {
        const levels = declaredLevels(factors, group[0]?.levels ?? {});
        const id = curveId(task, metric, axis, levels);
        const current = checkpoints === 'last' ? lastCheckpoints(group) : group;
        const sameKind = axis === 'params' ? ofOneParamsKind(current, id, problems) : current;
        for (const factor of varyingFactors(sameKind, factors)) undeclared.add(factor);
        const chance = group.find(({ record }) => record.chance !== null)?.record.chance ?? known.chance;
        const points = withoutRepeats(sameKind, id, problems).map((one) => pointOf(one, known.items));
        points.sort((a, b) => a.position - b.position || byCodeUnits(a.run, b.run));
        return {
          id,
          task,
          metric,
          axis,
          factors: levels,
          direction: known.direction,
          range: known.range,
          chance,
          points,
        };
      });
      curves.sort((a, b) => byCodeUnits(a.id, b.id));
      return { task, metric, curves, undeclaredFactors: [...undeclared].sort(byCodeUnits) };
    })
    .filter((task) => task !== undefined)
    .sort((a, b) => byCodeUnits(a.task, b.task) || byCodeUnits(a.metric, b.metric));
  return { tasks, problems };
};
