import { describe, expect, it } from 'vitest';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import { trendLimits } from '../../../src/core/trends/limits.ts';
import type { TrendAnalysis } from '../../../src/core/trends/trendAnalysis.ts';
import { largestRunOffLaw } from '../../support/trends/largestRunOffLaw.ts';
import {
  harder,
  type SimulatedTruth,
  type SimulationSettings,
  simulateCurve,
  undisputed,
  undisputedOnLogAxis,
} from '../../support/trends/simulatedCurves.ts';

const seed = 20_260_401;

const analyses = (
  kind: keyof typeof undisputed,
  draws: number,
  points: number,
  items: number,
  how: SimulationSettings = {},
): readonly TrendAnalysis[] => {
  const known = how.axis === 'params' ? undisputedOnLogAxis : undisputed;
  const draw = known[kind] ?? harder[kind];
  if (draw === undefined) throw new Error(kind);
  return Array.from({ length: draws }, (_, index) => {
    const { curve } = simulateCurve(draw, points, items, seed, `${kind} ${points} ${items} ${index}`, how);
    return analyseTrends([[curve]], { resamples: 0, seed })[0];
  }).filter((analysis) => analysis !== undefined);
};

/** Share of the predictable curves of all shapes whose largest run lies more than three deviations off the law. */
const offAtTheEnd = (
  points: number,
  how: SimulationSettings = {},
): { below: number; predictable: number } => {
  let below = 0;
  let predictable = 0;
  for (const [kind, draw] of Object.entries({ ...harder, ...undisputed })) {
    for (let index = 0; index < 20; index += 1) {
      const { curve } = simulateCurve(draw, points, 1000, seed, `end ${kind} ${points} ${index}`, how);
      const [trend] = analyseTrends([[curve]], { resamples: 0, seed });
      if (trend?.verdict !== 'predictable') continue;
      predictable += 1;
      if (largestRunOffLaw(curve, trend) < -3) below += 1;
    }
  }
  return { below, predictable };
};

const share = (found: readonly TrendAnalysis[], verdict: string): number =>
  found.filter((analysis) => analysis.verdict === verdict).length / found.length;

/** How many of each verdict, for a failure that can be read. */
const counts = (found: readonly TrendAnalysis[]): Readonly<Record<string, number>> => {
  const seen: Record<string, number> = {};
  for (const { verdict } of found) seen[verdict] = (seen[verdict] ?? 0) + 1;
  return seen;
};

const classes = Object.keys(undisputed);
const others = classes.filter((kind) => kind !== 'predictable');

describe('simulated curves of known truth, 20 runs, 1,000 items', () => {
  const found = new Map(classes.map((kind) => [kind, analyses(kind, 80, 20, 1000)] as const));

  it.each(classes)('finds what is %s', (kind) => {
    const all = found.get(kind) ?? [];
    expect(share(all, kind), JSON.stringify(counts(all))).toBeGreaterThanOrEqual(
      kind === 'predictable' ? 0.97 : 0.9,
    );
  });

  it('lets hardly anything else pass as predictable', () => {
    const rest = others.flatMap((kind) => found.get(kind) ?? []);
    expect(share(rest, 'predictable'), JSON.stringify(counts(rest))).toBeLessThanOrEqual(0.02);
  });
});

describe.each([
  [8, 500],
  [8, 3000],
  [10, 200],
  [10, 1000],
])('with %i runs and %i items', (points, items) => {
  it('would rather say nothing than overclaim', () => {
    const rest = others.flatMap((kind) => analyses(kind, 30, points, items));
    expect(share(rest, 'predictable'), JSON.stringify(counts(rest))).toBeLessThanOrEqual(0.05);
  });
});

describe.each(['loss:simulated', 'params'] as const)('jumps anywhere in the range, on %s', (axis) => {
  it.each([
    [8, 200],
    [9, 1000],
    [10, 200],
    [10, 10_000],
  ])('hardly ever pass as predictable: %i runs, %i items', (points, items) => {
    const found = analyses('jump anywhere', 60, points, items, { axis });
    expect(share(found, 'predictable'), JSON.stringify(counts(found))).toBeLessThanOrEqual(0.067);
  });
});

describe('on a log axis, 20 runs, 1,000 items', () => {
  it('finds power laws that accelerate and ones that saturate, and hardly anything else', () => {
    const laws = analyses('predictable', 60, 20, 1000, { axis: 'params' });
    expect(share(laws, 'predictable'), JSON.stringify(counts(laws))).toBeGreaterThanOrEqual(0.97);
    const rest = others.flatMap((kind) => analyses(kind, 25, 20, 1000, { axis: 'params' }));
    expect(share(rest, 'predictable'), JSON.stringify(counts(rest))).toBeLessThanOrEqual(0.02);
  });
});

describe('flat curves whose noise is not the textbook one, 20 runs', () => {
  it.each([
    ['items from 50 to 10,000', { mixedItems: true }],
    ['and t on 3 degrees of freedom between runs', { mixedItems: true, heavyTails: true }],
  ] as const)('rise or fall no oftener than their error rate allows: %s', (_name, how) => {
    const flat = (): SimulatedTruth => ({ verdict: 'trendless', mean: () => 0.4, runToRun: 0.02 });
    const draws = 400;
    let moved = 0;
    for (let index = 0; index < draws; index += 1) {
      const { curve } = simulateCurve(flat, 20, 0, seed, `flat ${index}`, how);
      const numbers = analyseTrends([[curve]], { resamples: 0, seed })[0]?.numbers;
      if (Math.min(numbers?.riseP ?? 1, numbers?.fallP ?? 1) <= trendLimits.moveP) moved += 1;
    }
    // Twice 0.005 of 400 are 4; more than 10 would be seen once in a hundred times.
    expect(moved).toBeLessThanOrEqual(10);
  });
});

describe('the large end, where plans read the law', () => {
  it.each([20, 40])('is on the law wherever a curve passes as predictable: %i runs', (points) => {
    const { below, predictable } = offAtTheEnd(points);
    expect(predictable).toBeGreaterThan(100);
    expect(below / predictable).toBeLessThanOrEqual(0.05);
  });
});

describe('harder shapes, 20 runs, 1,000 items', () => {
  const look = (kind: string): readonly TrendAnalysis[] => analyses(kind, 40, 20, 1000);

  it.each(['smooth sigmoid, width 0.25', 'smooth sigmoid, width 0.40', 'sigmoid, width 0.15'])(
    'takes no smooth rise for a breakthrough: %s',
    (kind) => {
      const all = look(kind);
      expect(share(all, 'breakthrough'), JSON.stringify(counts(all))).toBeLessThanOrEqual(0.05);
    },
  );

  it('says of a jump that only the last runs have seen that they carry all the gain', () => {
    const all = look('jump at the large end');
    expect(share(all, 'predictable'), JSON.stringify(counts(all))).toBeLessThanOrEqual(0.05);
    const late = all.filter(({ reason }) => reason === 'gain-in-last-runs');
    expect(late.length).toBeGreaterThan(10);
    for (const { words } of late) expect(words[0]).toMatch(/^All the gain comes from the last \d+ runs/);
  });

  it('never calls a gain of 0.03 predictable, and always one of 0.10', () => {
    expect(share(look('gain 0.03'), 'predictable')).toBe(0);
    expect(share(look('gain 0.10'), 'predictable')).toBeGreaterThanOrEqual(0.95);
  });

  it('finds a law whose floor is at 0', () => {
    expect(share(look('floor at 0'), 'predictable')).toBeGreaterThanOrEqual(0.95);
  });

  it('sees a jump at the small end for what it is, or says that the law does not hold', () => {
    expect(share(look('jump at the small end'), 'predictable')).toBe(0);
  });

  it('does not take a curve that flattens out for an exponential one', () => {
    expect(share(look('saturating'), 'predictable')).toBeLessThanOrEqual(0.1);
  });
});
