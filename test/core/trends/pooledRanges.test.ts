import { expect, it } from 'vitest';
import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { analyseTrends } from '../../../src/core/trends/analyseTrends.ts';
import { curveOf } from './curveOf.ts';

const ITEMS = 2000;
const RUNS = 15;

it.each([
  ['one range', [2.6, 4.2], [2.6, 4.2]],
  ['ranges that overlap in part', [3.0, 4.4], [2.4, 3.4]],
  ['ranges that hardly overlap', [3.3, 4.4], [2.4, 3.5]],
] as const)('curves of one law are predictable together over %s', (_name, first, second) => {
  const source = randomSource(11);
  const curves = [first, second].map(([best = 0, worst = 0], index) =>
    curveOf(
      Array.from({ length: RUNS }, (_, run) => {
        const scale = worst - ((worst - best) * run) / (RUNS - 1);
        const truth = 0.3 + 0.35 * Math.exp(-1.1 * (scale - 2.4));
        return {
          scale,
          score: truth + source.normal() * Math.sqrt((truth * (1 - truth)) / ITEMS),
          items: ITEMS,
        };
      }),
      { id: `corpus ${index}`, factors: { pretraining_corpus: String(index) } },
    ),
  );
  expect(analyseTrends([curves], { resamples: 0, seed: 1 })[0]).toMatchObject({ verdict: 'predictable' });
});
