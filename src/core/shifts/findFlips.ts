import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve } from '../curves/curve.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import { arrangementKey } from './arrangement.ts';
import { bySubject } from './bySubject.ts';
import type { Comparison } from './comparison.ts';
import { describeFlip } from './describeFlip.ts';
import type { FoundShifts } from './findShifts.ts';
import { type FlipSides, flipSides, intersectionUnion, type LossLead } from './intersectionUnion.ts';
import type { PermutationSettings } from './labelPermutations.ts';
import { shiftLimits } from './limits.ts';
import { listComparisons } from './listComparisons.ts';
import { gapsOnLoss, type KeyedComparison, type LossesOfRuns, type LossGap } from './lossGaps.ts';
import { nameFew } from './nameFew.ts';
import { reservedFactor } from './reservedFactor.ts';
import type { UntestedPair } from './shift.ts';

/** A pair of levels on one task, with its gap on every loss column. */
interface PairOverLosses extends KeyedComparison {
  readonly gaps: readonly LossGap[];
  readonly leads: readonly LossLead[];
}

/** The corpora on which any run that stands on these curves has a loss, sorted. */
const lossColumns = (curves: readonly Curve[], runs: LossesOfRuns): readonly string[] => {
  const standing = new Set(curves.flatMap(({ points }) => points.map(({ run }) => run)));
  const names = [...standing].flatMap((run) => Object.keys(runs.get(run)?.losses ?? {}));
  return [...new Set(names)].sort(byCodeUnits);
};

/** A gap in scores as a lead of the better level. */
const leadOf = ({ direction }: Comparison, found: LossGap): readonly LossLead[] => {
  if (found.kind !== 'gap') return [];
  const { corpus, gap, p, range } = found;
  const value = direction === 'higher' ? gap.value : -gap.value;
  return [{ corpus, lead: { value, se: gap.se }, p, range }];
};

/** Where the levels can be compared on a single loss only, there is no other to hold it against. */
const onOneLoss = ({ comparison, gaps, leads }: PairOverLosses): readonly UntestedPair[] => {
  const [here, another] = leads;
  const refused = gaps.find((gap) => gap.kind === 'refused');
  if (here === undefined || another !== undefined || refused === undefined) return [];
  const { task, metric, levels } = comparison;
  return [
    {
      task,
      metric,
      factor: reservedFactor,
      levels: [here.corpus, refused.corpus],
      reason: refused.reason,
      sentence:
        `${levels[0]} and ${levels[1]} can be compared at equal ${here.corpus} loss only, so whether another loss ` +
        `ranks them otherwise is unknown. At equal ${refused.corpus} loss: ${refused.sentence}`,
      others: 0,
    },
  ];
};

interface Candidate extends PairOverLosses {
  readonly sides: FlipSides;
  readonly p: number;
}

/** The same with the p of both sides by permutations of the labels. */
const permuted = (
  candidates: readonly Candidate[],
  corpora: readonly string[],
  runs: LossesOfRuns,
  settings: PermutationSettings,
): readonly Candidate[] => {
  const onCorpus = new Map(
    corpora.map((corpus) => {
      const touched = candidates.filter(({ sides }) => sides.some((side) => side.corpus === corpus));
      return [corpus, gapsOnLoss(touched, corpus, runs, settings)];
    }),
  );
  return candidates.map((candidate) => {
    const [first, second] = candidate.sides.map((side): LossLead => {
      const again = onCorpus.get(side.corpus)?.get(candidate.comparison);
      return again?.kind === 'gap' ? { ...side, p: again.p } : side;
    });
    if (first === undefined || second === undefined) return candidate;
    const sides = [first, second] as const;
    return { ...candidate, sides, p: intersectionUnion(sides, candidate.leads.length) };
  });
};

/**
 * Finds where the ranking of a factor's levels depends on the validation corpus: the same scores, read against another loss
 * of the same runs, put another level ahead. The losses are the levels of the reserved factor `validation_corpus`.
 *
 * For every task and pair of levels of each declared factor the average gap at equal loss is estimated on every loss column
 * (the model of findShifts, on the range of that loss that both levels share), and an intersection-union test asks whether
 * each level leads somewhere by .01 of the metric's range or more. Corrected over all tasks, factors and pairs (Benjamini &
 * Hochberg 1995) at .01. Levels that the same runs stand at (n_shot, harness, …) cannot flip and are not asked.
 *
 * `curves` are those of the check; only their runs and scores are used. Empty with fewer than two loss columns.
 * Deterministic, whatever the order of curves and factors; sorted by task, metric, losses.
 */
export const findFlips = (
  curves: readonly Curve[],
  factors: readonly string[],
  runs: LossesOfRuns,
  settings: PermutationSettings,
): FoundShifts => {
  const corpora = lossColumns(curves, runs);
  if (corpora.length < 2) return { shifts: [], untested: [] };
  const keyed = listComparisons(curves, factors).comparisons.map(
    (comparison): KeyedComparison => ({ comparison, key: arrangementKey(comparison) }),
  );
  const ofCorpora = corpora.map((corpus) => gapsOnLoss(keyed, corpus, runs, null));
  const pairs = keyed.map(({ comparison, key }): PairOverLosses => {
    const gaps = ofCorpora.flatMap((ofCorpus) => ofCorpus.get(comparison) ?? []);
    return { comparison, key, gaps, leads: gaps.flatMap((gap) => leadOf(comparison, gap)) };
  });

  const family = pairs.filter(({ leads }) => leads.length > 1);
  const candidates = family.flatMap((pair): readonly Candidate[] => {
    const sides = flipSides(pair.leads);
    const p = sides === null ? 1 : intersectionUnion(sides, pair.leads.length);
    // Neither a p by permutations nor a corrected p is ever the smaller one, so the others cannot come to be rejected.
    return sides === null || p > shiftLimits.falseDiscoveryRate ? [] : [{ ...pair, sides, p }];
  });
  const tested = permuted(candidates, corpora, runs, settings);
  const others = new Array<number>(family.length - tested.length).fill(1);
  const q = benjaminiHochberg([...tested.map(({ p }) => p), ...others]);
  const shifts = tested.flatMap(({ comparison, sides, p }, index) => {
    const corrected = q[index] ?? 1;
    return corrected > shiftLimits.falseDiscoveryRate ? [] : [describeFlip(comparison, sides, p, corrected)];
  });
  return { shifts: shifts.sort(bySubject), untested: nameFew(pairs.flatMap(onOneLoss)) };
};
