import { describe, expect, it } from 'vitest';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import { gadreGroups, gadreIsHere, publishedCategories } from '../../support/trends/gadreCurves.ts';
import { kappa, predictableOrNot } from '../../support/trends/kappa.ts';
import { largestRunOffLaw } from '../../support/trends/largestRunOffLaw.ts';

// The labels were read by eye from plots of these scores; no threshold was set by them. Skipped where the data, which is
// other people's, is not at hand.
describe.skipIf(!gadreIsHere)(
  'the 46 tasks of Gadre et al. on loss:c4_val (needs SCALING_GUARD_DATA)',
  () => {
    const groups = gadreIsHere ? gadreGroups() : [];
    const trends = analyseTrends(groups, { resamples: 0, seed: 1 });
    const published = gadreIsHere ? publishedCategories() : new Map<string, string>();
    const tasks = groups.map(([curve]) => curve?.task ?? '');
    const verdicts = trends.map(({ verdict }) => verdict);
    const labels = tasks.map((task) => published.get(task) ?? '');

    it('reads all of them', () => {
      expect(tasks).toHaveLength(46);
      expect(groups.flat()).toHaveLength(138);
      expect(groups.flat().flatMap(({ points }) => points)).toHaveLength(4784);
    });

    it('agrees with the published categories: predictable against the rest', () => {
      const two = kappa(verdicts.map(predictableOrNot), labels.map(predictableOrNot));
      expect(two).toBeGreaterThanOrEqual(0.75);
    });

    it('agrees with the published categories: all six classes', () => {
      expect(kappa(verdicts, labels)).toBeGreaterThanOrEqual(0.55);
    });

    it('finds every published predictable and inverse task', () => {
      for (const [i, label] of labels.entries()) {
        if (label === 'predictable' || label === 'inverse')
          expect([tasks[i], verdicts[i]]).toEqual([tasks[i], label]);
      }
    });

    it('calls a curve predictable only where its largest run lies on its law', () => {
      const curves = groups.flat();
      const ends = analyseTrends(
        curves.map((curve) => [curve]),
        { resamples: 0, seed: 1 },
      ).flatMap((trend, i) => {
        const curve = curves[i];
        return trend.verdict !== 'predictable' || curve === undefined ? [] : [largestRunOffLaw(curve, trend)];
      });
      expect(ends.length).toBeGreaterThan(40);
      expect(ends.filter((z) => Math.abs(z) > 3).length / ends.length).toBeLessThanOrEqual(0.05);
    });
  },
);
