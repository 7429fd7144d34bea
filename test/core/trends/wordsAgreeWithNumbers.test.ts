import { describe, expect, it } from 'vitest';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import { thresholds } from '../../../src/core/trends/thresholds.ts';
import type { TrendAnalysis } from '../../../src/core/trends/trendAnalysis.ts';
import { harder, simulateCurve, undisputed, undisputedOnLogAxis } from './simulatedCurves.ts';

type Numbers = Readonly<Record<string, number>>;

/** What a sentence says, and what its numbers must then be. A number that is null is no support for anything. */
const meanings: readonly (readonly [RegExp, (numbers: Numbers) => boolean])[] = [
  [/no flexible curve does clearly better/, (n) => at(n, 'lackOfFitP') >= thresholds.lackOfFitP],
  [
    /a flexible curve does better by that little/,
    (n) => at(n, 'lackOfFitP') < thresholds.lackOfFitP && at(n, 'misfit') <= thresholds.misfit,
  ],
  [
    /misses the points by/,
    (n) => at(n, 'lackOfFitP') < thresholds.lackOfFitP && at(n, 'misfit') > thresholds.misfit,
  ],
  [/none could do better/, (n) => n.lackOfFitP === undefined],
  [/falls? short of it by/, (n) => at(n, 'largeEndDeparture') < 0],
  [/goe?s? beyond it by/, (n) => at(n, 'largeEndDeparture') >= 0],
  [
    /does not hold where plans read it/,
    (n) =>
      at(n, 'largeEndP') < thresholds.largeEndP &&
      Math.abs(at(n, 'largeEndDeviations')) > thresholds.largeEndDeviations,
  ],
  [/gets worse with scale/, (n) => at(n, 'fallP') <= thresholds.moveP],
  [/Both are beyond noise/, (n) => at(n, 'riseP') <= thresholds.moveP && at(n, 'fallP') <= thresholds.moveP],
  [/or more would have been seen/, (n) => at(n, 'largestMissed') < thresholds.flatBound],
  [/could have been missed/, (n) => at(n, 'largestMissed') >= thresholds.flatBound],
  [
    /too large to establish a law/,
    (n) => at(n, 'lawR2') < thresholds.lawR2 || at(n, 'gainError') > thresholds.gainError,
  ],
  [/All the gain comes from the last/, (n) => at(n, 'lastRunsShare') >= thresholds.lateShare],
  [
    /A steep law or a jump/,
    (n) => Math.min(at(n, 'climbScales'), n.scalesOnJump ?? 99) < thresholds.fewestScales,
  ],
  [/Fitted without the largest runs/, (n) => at(n, 'heldOutError') > at(n, 'noChangeError')],
  [/S-shaped curve follows them clearly better/, (n) => at(n, 'jumpAdvantage') > thresholds.jumpAicc],
  [/Over the last third of the runs/, (n) => at(n, 'lastThirdChange') < at(n, 'lastThirdByLaw')],
  [/only \d+% of their resamples say so again/, (n) => at(n, 'resamplesAgreeing') < thresholds.stableShare],
  [/It jumps by/, (n) => at(n, 'jumpAdvantage') > thresholds.jumpAicc],
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
