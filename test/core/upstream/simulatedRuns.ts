import { randomSource } from '../../../src/core/stats/randomSource.ts';
import { type ChinchillaParameters, chinchillaLoss } from '../../../src/core/upstream/chinchillaLaw.ts';
import type { UpstreamRun } from '../../../src/core/upstream/upstreamRun.ts';

/** Hoffmann et al. (2022), approach 3. */
export const hoffmann: ChinchillaParameters = { E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28 };

/** Sizes times token multiples, with relative noise in the loss. */
export const simulatedRuns = (noise: number, seed = 1, sizes = 7, multiples = 6): readonly UpstreamRun[] => {
  const random = randomSource(seed);
  return Array.from({ length: sizes }, (_, i) => 5e7 * 2 ** i).flatMap((params) =>
    Array.from({ length: multiples }, (_, j) => 2.5 * 2 ** j).map((multiple): UpstreamRun => {
      const tokens = params * multiple;
      const loss = chinchillaLoss(hoffmann, params, tokens) * Math.exp(noise * random.normal());
      return { run: `${params} on ${tokens}`, params, tokens, loss };
    }),
  );
};
