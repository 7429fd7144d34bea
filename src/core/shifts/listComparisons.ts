import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { Curve } from '../curves/curve.ts';
import type { ComparedSetting, Comparison } from './comparison.ts';
import { shiftLimits } from './limits.ts';
import { reservedFactor } from './reservedFactor.ts';
import type { UntestedPair } from './shift.ts';
import { spokenList } from './spokenList.ts';

const otherFactors = (curve: Curve, factor: string): readonly string[] =>
  Object.keys(curve.factors)
    .filter((name) => name !== factor)
    .sort(byCodeUnits);

const settingOf = (curve: Curve, factor: string): string =>
  otherFactors(curve, factor)
    .map((name) => `${name}=${curve.factors[name]}`)
    .join(',');

const sortedGroups = (curves: readonly Curve[], keyOf: (curve: Curve) => string): Map<string, Curve[]> =>
  new Map([...groupBy(curves, keyOf)].sort(([a], [b]) => byCodeUnits(a, b)));

const unitOf = (curves: readonly Curve[], { into }: Curve['space']): Comparison['unit'] => {
  const range = curves[0]?.range;
  if (range) return { lower: range.lower, span: range.upper - range.lower };
  let lower = Number.POSITIVE_INFINITY;
  let upper = Number.NEGATIVE_INFINITY;
  for (const curve of curves) {
    for (const { score } of curve.points) {
      lower = Math.min(lower, into(score));
      upper = Math.max(upper, into(score));
    }
  }
  return upper > lower ? { lower, span: upper - lower } : { lower: 0, span: 1 };
};

/** The other factors that never agree between the two levels: whatever differs may be their doing. */
const confounders = (
  first: readonly Curve[],
  second: readonly Curve[],
  factor: string,
): readonly string[] => {
  const names = [...new Set([...first, ...second].flatMap((curve) => otherFactors(curve, factor)))];
  const levelsOf = (curves: readonly Curve[], name: string): Set<string | undefined> =>
    new Set(curves.map((curve) => curve.factors[name]));
  const apart = names.filter((name) => {
    const here = levelsOf(first, name);
    return [...levelsOf(second, name)].every((level) => !here.has(level));
  });
  return (apart.length > 0 ? apart : names).sort(byCodeUnits);
};

/** The levels beyond those that are compared: the ones with the fewest training runs. */
const beyondCompared = (levels: ReadonlyMap<string, readonly Curve[]>): ReadonlySet<string> => {
  const counted = [...levels].map(([level, curves]) => {
    const runs = new Set(curves.flatMap(({ points }) => points.map(({ trainingRun }) => trainingRun)));
    return { level, runs: runs.size };
  });
  counted.sort((a, b) => b.runs - a.runs || byCodeUnits(a.level, b.level));
  return new Set(counted.slice(shiftLimits.levelsCompared).map(({ level }) => level));
};

/** The pairs of levels of which one at least is beyond: a few by name, with the count of the others. */
const unnamedPairs = (
  subject: Pick<UntestedPair, 'task' | 'metric' | 'factor'>,
  names: readonly string[],
  beyond: ReadonlySet<string>,
): readonly UntestedPair[] => {
  if (beyond.size === 0) return [];
  const pairsOf = (count: number): number => (count * (count - 1)) / 2;
  const sentence = `${subject.factor} has ${names.length} levels here; the ${shiftLimits.levelsCompared} with the most runs are compared.`;
  const named: UntestedPair[] = [];
  for (const [index, first] of names.entries())
    for (const second of names.slice(index + 1)) {
      if (!beyond.has(first) && !beyond.has(second)) continue;
      named.push({ ...subject, levels: [first, second], reason: 'too-many-levels', sentence, others: 0 });
      if (named.length < shiftLimits.untestedNamed) continue;
      const others = pairsOf(names.length) - pairsOf(names.length - beyond.size) - named.length;
      return named.with(-1, {
        ...subject,
        levels: [first, second],
        reason: 'too-many-levels',
        sentence,
        others,
      });
    }
  return named;
};

/**
 * Every pair of levels of every declared factor, on every task and metric, with the settings of the other factors at which
 * both were measured. A pair that shares no setting is confounded with those factors and comes back as untested. Curves
 * without the factor take no part. Of more than 32 levels those with the most runs are compared; the pairs of the others are counted. The order of `curves` and `factors` does not matter.
 */
export const listComparisons = (
  curves: readonly Curve[],
  factors: readonly string[],
): { readonly comparisons: readonly Comparison[]; readonly untested: readonly UntestedPair[] } => {
  const comparisons: Comparison[] = [];
  const untested: UntestedPair[] = [];
  const declared = [...new Set(factors)].filter((name) => name !== reservedFactor).sort(byCodeUnits);
  const ordered = [...curves].sort((a, b) => byCodeUnits(a.id, b.id));
  const tasks = sortedGroups(ordered, ({ task, metric, axis }) => JSON.stringify([task, metric, axis]));
  for (const group of tasks.values()) {
    const [any] = group;
    if (any === undefined) continue;
    const { task, metric, axis, direction, range, space } = any;
    const unit = unitOf(group, space);
    for (const factor of declared) {
      const levels = sortedGroups(
        group.filter((curve) => curve.factors[factor] !== undefined),
        (curve) => curve.factors[factor] ?? '',
      );
      const beyond = beyondCompared(levels);
      const subject = { task, metric, factor };
      untested.push(...unnamedPairs(subject, [...levels.keys()], beyond));
      const names = [...levels.keys()].filter((level) => !beyond.has(level));
      names.forEach((firstLevel, index) => {
        for (const secondLevel of names.slice(index + 1)) {
          const pair: readonly [string, string] = [firstLevel, secondLevel];
          const first = levels.get(firstLevel) ?? [];
          const second = levels.get(secondLevel) ?? [];
          const settings = sharedSettings(first, second, factor);
          if (settings.length > 0) {
            const bounded = range !== null;
            comparisons.push({
              task,
              metric,
              axis,
              direction,
              factor,
              levels: pair,
              settings,
              space,
              unit,
              bounded,
            });
            continue;
          }
          untested.push({
            ...subject,
            levels: pair,
            reason: 'confounded',
            others: 0,
            sentence:
              `${firstLevel} and ${secondLevel} were never measured with the same ` +
              `${spokenList(confounders(first, second, factor))}, so a difference could be due to either.`,
          });
        }
      });
    }
  }
  return { comparisons, untested };
};

const runsOf = ({ curves }: ComparedSetting): number =>
  Math.min(...curves.map(({ points }) => points.length));

/** The settings at which both levels were measured; of many those with the most runs of the level that has fewer. */
const sharedSettings = (
  first: readonly Curve[],
  second: readonly Curve[],
  factor: string,
): readonly ComparedSetting[] => {
  const others = new Map(second.map((curve) => [settingOf(curve, factor), curve]));
  return first
    .flatMap((curve): readonly ComparedSetting[] => {
      const name = settingOf(curve, factor);
      const other = others.get(name);
      return other === undefined ? [] : [{ name, curves: [curve, other] }];
    })
    .sort((a, b) => runsOf(b) - runsOf(a) || byCodeUnits(a.name, b.name))
    .slice(0, shiftLimits.settingsPooled)
    .sort((a, b) => byCodeUnits(a.name, b.name));
};
