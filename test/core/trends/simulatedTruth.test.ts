import { describe, expect, it } from 'vitest';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import type { TrendAnalysis } from '../../../src/core/trends/trendAnalysis.ts';
import { harder, simulateCurve, undisputed } from './simulatedCurves.ts';

const seed = 20_260_401;

const analyses = (
  kind: keyof typeof undisputed,
  draws: number,
  points: number,
  items: number,
): readonly TrendAnalysis[] => {
  const draw = undisputed[kind] ?? harder[kind];
  if (draw === undefined) throw new Error(kind);
  return Array.from({ length: draws }, (_, index) => {
    const { curve } = simulateCurve(draw, points, items, seed, `${kind} ${points} ${items} ${index}`);
    return analyseTrends([[curve]], { resamples: 0, seed })[0];
  }).filter((analysis) => analysis !== undefined);
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
