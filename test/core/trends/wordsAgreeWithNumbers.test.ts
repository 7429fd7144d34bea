import { describe, expect, it } from 'vitest';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import { trendLimits } from '../../../src/core/trends/limits.ts';
import type { TrendAnalysis } from '../../../src/core/trends/trendAnalysis.ts';
import {
  harder,
  simulateCurve,
  undisputed,
  undisputedOnLogAxis,
} from '../../support/trends/simulatedCurves.ts';

type Numbers = Readonly<Record<string, number>>;

/** What a sentence says, and what its numbers must then be. A number that is null is no support for anything. */
const meanings: readonly (readonly [RegExp, (numbers: Numbers) => boolean])[] = [
  [/no flexible curve does clearly better/, (n) => at(n, 'lackOfFitP') >= trendLimits.lackOfFitP],
  [
    /a flexible curve does better by that little/,
    (n) => at(n, 'lackOfFitP') < trendLimits.lackOfFitP && at(n, 'misfit') <= trendLimits.misfit,
  ],
  [
    /misses the points by/,
    (n) => at(n, 'lackOfFitP') < trendLimits.lackOfFitP && at(n, 'misfit') > trendLimits.misfit,
  ],
  [/none could do better/, (n) => n.lackOfFitP === undefined],
  [/falls? short of it by/, (n) => at(n, 'largeEndDeparture') < 0],
  [/goe?s? beyond it by/, (n) => at(n, 'largeEndDeparture') >= 0],
  [
    /does not hold where plans read it/,
    (n) =>
      at(n, 'largeEndP') < trendLimits.largeEndP &&
      Math.abs(at(n, 'largeEndDeviations')) > trendLimits.largeEndDeviations,
  ],
  [/gets worse with scale/, (n) => at(n, 'fallP') <= trendLimits.moveP],
  [
    /Both are beyond noise/,
    (n) => at(n, 'riseP') <= trendLimits.moveP && at(n, 'fallP') <= trendLimits.moveP,
  ],
  [/or more would have been seen/, (n) => at(n, 'largestMissed') < trendLimits.flatBound],
  [/could have been missed/, (n) => at(n, 'largestMissed') >= trendLimits.flatBound],
  [
    /too large to establish a law/,
    (n) => at(n, 'lawR2') < trendLimits.lawR2 || at(n, 'gainError') > trendLimits.gainError,
  ],
  [/All the gain comes from the last/, (n) => at(n, 'lastRunsShare') >= trendLimits.lateShare],
  [
    /A steep law or a jump/,
    (n) => Math.min(at(n, 'climbScales'), n.scalesOnJump ?? 99) < trendLimits.fewestScales,
  ],
  [/Fitted without the largest runs/, (n) => at(n, 'heldOutError') > at(n, 'noChangeError')],
  [/S-shaped curve follows them clearly better/, (n) => at(n, 'jumpAdvantage') > trendLimits.jumpAicc],
  [/Over the last third of the runs/, (n) => at(n, 'lastThirdChange') < at(n, 'lastThirdByLaw')],
  [/only \d+% of their resamples say so again/, (n) => at(n, 'resamplesAgreeing') < trendLimits.stableShare],
  [/It jumps by/, (n) => at(n, 'jumpAdvantage') > trendLimits.jumpAicc],
];

const at = (numbers: Numbers, name: string): number => numbers[name] ?? Number.NaN;

const analyses: readonly TrendAnalysis[] = [
  { points: 8, items: 500, resamples: 40, draws: 12 },
  { points: 9, items: 3000, resamples: 40, draws: 8 },
  { points: 20, items: 1000, resamples: 0, draws: 12 },
  { points: 40, items: 10_000, resamples: 0, draws: 6 },
  { points: 14, items: 60, resamples: 0, draws: 6 },
].flatMap(({ points, items, resamples, draws }) =>
  (['loss:simulated', 'params'] as const).flatMap((axis) =>
    Object.entries({ ...harder, ...(axis === 'params' ? undisputedOnLogAxis : undisputed) }).flatMap(
      ([kind, draw]) =>
        Array.from({ length: draws }, (_, index) => {
          const key = `${kind} ${points} ${items} ${index}`;
          const { curve } = simulateCurve(draw, points, items, 7, key, { axis });
          return analyseTrends([[curve]], { resamples, seed: 7 });
        }).flat(),
    ),
  ),
);

describe('what the sentences about a trend say is what their numbers say', () => {
  it.each(meanings.map(([pattern, holds]) => ({ pattern, holds })))('$pattern', ({ pattern, holds }) => {
    const said = analyses.filter(({ words }) => words.some((sentence) => pattern.test(sentence)));
    // A sentence that no curve brings about is not held to anything.
    expect(said.length).toBeGreaterThan(0);
    for (const { words, numbers } of said) {
      const known = Object.fromEntries(
        Object.entries(numbers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      );
      expect(holds(known), `${words.join(' ')} ${JSON.stringify(numbers)}`).toBe(true);
    }
  });
});
