import type { Curve } from '../curves/curve.ts';
import { curveContent } from '../curves/curveContent.ts';
import { analyseTrends, type TrendSettings } from './analyseTrends.ts';
import { trendLimits } from './limits.ts';
import type { TrendAnalysis } from './trendAnalysis.ts';

/** The trends of groups of curves; equal groups are judged once. */
export interface RememberedTrends {
  /** Every analysis with its stability. */
  full(groups: readonly (readonly Curve[])[]): readonly TrendAnalysis[];
  /** The same verdicts and laws; the stability is asked only where runs are so few that it decides the verdict, else it may be null. */
  brief(groups: readonly (readonly Curve[])[]): readonly TrendAnalysis[];
}

/**
 * Remembers analyses by the content of their curves, so that what base and head have in common costs once. The base is asked
 * for verdicts only, and resampling is most of an analysis.
 */
export const rememberedTrends = (settings: TrendSettings): RememberedTrends => {
  const known = new Map<string, TrendAnalysis>();
  const short = new Map<string, TrendAnalysis>();
  const recall = (
    groups: readonly (readonly Curve[])[],
    memory: readonly ReadonlyMap<string, TrendAnalysis>[],
    judge: (missing: readonly (readonly Curve[])[]) => readonly TrendAnalysis[],
    keep: Map<string, TrendAnalysis>,
  ): readonly TrendAnalysis[] => {
    const keyed = groups.map((group) => ({ group, key: curveContent(group) }));
    const missing = new Map(
      keyed.flatMap(({ group, key }) => (memory.some((one) => one.has(key)) ? [] : [[key, group] as const])),
    );
    const judged = judge([...missing.values()]);
    [...missing.keys()].forEach((key, index) => {
      const analysis = judged[index];
      if (analysis !== undefined) keep.set(key, analysis);
    });
    return keyed.flatMap(({ key }) => known.get(key) ?? short.get(key) ?? []);
  };
  const withStability = (groups: readonly (readonly Curve[])[]) => analyseTrends(groups, settings);
  return {
    full: (groups) => recall(groups, [known], withStability, known),
    brief: (groups) =>
      recall(
        groups,
        [known, short],
        (missing) => {
          const bare = analyseTrends(missing, { ...settings, resamples: 0 });
          const isFew = (index: number) => (bare[index]?.numbers.runs ?? 0) < trendLimits.stableRuns;
          const few = withStability(missing.filter((_, index) => isFew(index)));
          let next = 0;
          return bare.map((one, index) => (isFew(index) ? (few[next++] ?? one) : one));
        },
        short,
      ),
  };
};
