import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { type Arrangement, arrange, scoresOf } from '../../../src/core/shifts/arrangement.ts';
import type { Comparison } from '../../../src/core/shifts/comparison.ts';
import { levelsDesign } from '../../../src/core/shifts/levelsDesign.ts';
import { levelsFit } from '../../../src/core/shifts/levelsFit.ts';
import { listComparisons } from '../../../src/core/shifts/listComparisons.ts';
import { omnibusTest } from '../../../src/core/shifts/omnibusTest.ts';
import { permutedLevels } from '../../../src/core/shifts/permutedLevels.ts';
import { shiftDesign } from '../../../src/core/shifts/shiftDesign.ts';
import { shiftModel } from '../../../src/core/shifts/shiftModel.ts';
import { fUpperTail } from '../../../src/core/stats/distributions.ts';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { curveOf, exponential, scored, spreadLosses } from '../../support/shifts/simulatedCurves.ts';

const arranged = (curves: readonly Curve[], factor: string): readonly [Comparison, Arrangement] => {
  const [comparison] = listComparisons(curves, [factor]).comparisons;
  if (comparison === undefined) throw new Error('no comparison');
  const arrangement = arrange(comparison, comparison.axis);
  if (arrangement.kind === 'refused') throw new Error(arrangement.sentence);
  return [comparison, arrangement];
};

/** p of the pair by the model of two levels (which is held to statsmodels) and by that of any number. */
const bothWays = (curves: readonly Curve[], factor: string): readonly [number | undefined, number] => {
  const [comparison, arrangement] = arranged(curves, factor);
  const scores = scoresOf(comparison, arrangement);
  const pair = omnibusTest(shiftModel(shiftDesign(arrangement.points), scores, true), () => []);
  const design = levelsDesign(arrangement.points);
  const { f, df1, df2 } = levelsFit(design, scores, 2, true);
  const labels = design.groups.flatMap(({ rows }) => rows.map(({ level }) => level));
  return [pair?.p, fUpperTail(f(labels), df1, df2)];
};

describe('the test of several levels', () => {
  it('is the test of a pair where there are two', () => {
    const random = randomSource(1);
    const curves = ['c4', 'pile'].map((corpus, index) =>
      curveOf(
        'task',
        { corpus },
        scored(corpus, spreadLosses(14, random), exponential(0.25 + index / 50, 0.3, 1), 1000, random),
      ),
    );
    const [pair, several] = bothWays(curves, 'corpus');
    expect(pair).toBeGreaterThan(0);
    expect(several).toBeCloseTo(pair ?? -1, 9);
  });

  it('is so for runs that stand at both levels', () => {
    const random = randomSource(2);
    const runs = spreadLosses(14, random).map((scale) => ({ scale, own: 0.05 * random.normal() }));
    const curves = ['0', '5'].map((n_shot, index) =>
      curveOf(
        'task',
        { n_shot },
        runs.map(({ scale, own }, run) => ({
          trainingRun: `run-${run}`,
          scale,
          score: exponential(0.3, 0.3, 1)(scale) + own + index / 200 + 0.02 * random.normal(),
        })),
      ),
    );
    const [pair, several] = bothWays(curves, 'n_shot');
    expect(several).toBeCloseTo(pair ?? -1, 9);
  });
});

describe('exchanges of labels among several levels', () => {
  const point = (trainingRun: string, level: number, setting = 0, place = 0.5) => ({
    trainingRun,
    level,
    setting,
    place,
    point: 0,
  });

  it('keep the number of runs a level, and exchange a run with all its scores', () => {
    const points = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((run, index) => [
      point(run, index % 3, 0, 0.2),
      point(run, index % 3, 1, 0.2),
    ]);
    const design = levelsDesign(points);
    expect(design.paired).toBe(false);
    const draw = permutedLevels(design);
    const random = randomSource(1);
    const seen = new Set<string>();
    for (let round = 0; round < 50; round += 1) {
      const levels = [...draw(random)];
      expect(levels.filter((level) => level === 2)).toHaveLength(4);
      points.forEach((_, row) => {
        if (row % 2 === 1) expect(levels[row]).toBe(levels[row - 1]);
      });
      seen.add(levels.join(''));
    }
    expect(seen.size).toBeGreaterThan(20);
  });

  it('shuffle the levels of a run that stands at all of them', () => {
    const points = Array.from({ length: 6 }, (_, run) =>
      [0, 1, 2].map((level) => point(`run-${run}`, level)),
    ).flat();
    const design = levelsDesign(points);
    expect(design.paired).toBe(true);
    const levels = permutedLevels(design)(randomSource(3));
    for (let run = 0; run < 6; run += 1) {
      expect([...levels.slice(3 * run, 3 * run + 3)].sort()).toEqual([0, 1, 2]);
    }
    expect([...levels]).not.toEqual(points.map(({ level }) => level));
  });
});
