import type { ChinchillaParameters } from '../../../src/core/upstream/chinchillaLaw.ts';
import type { RunScale } from '../../../src/core/upstream/upstreamRun.ts';

/** Published fits of L(N, D), in nats per token. */
export const publishedLaws: readonly { readonly name: string; readonly law: ChinchillaParameters }[] = [
  /** Hoffmann et al. (2022), section 3.3, approach 3. */
  { name: 'Hoffmann et al. 2022', law: { E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28 } },
  /** Besiroglu et al. (2024), eq. 4. */
  { name: 'Besiroglu et al. 2024', law: { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 } },
];

/**
 * 245 runs of the range that Hoffmann et al. trained: 7 budgets from 1e18 to 3e21 FLOPs, 35 sizes each, evenly spaced in log from
 * 44M to 16B params and 1 to 250 tokens per parameter.
 */
export const chinchillaGrid = (): readonly RunScale[] =>
  Array.from({ length: 7 }, (_, budget) => (1e18 * 3000 ** (budget / 6)) / 6).flatMap((product) => {
    const least = Math.max(44e6, Math.sqrt(product / 250));
    const most = Math.min(16e9, Math.sqrt(product));
    return Array.from({ length: 35 }, (_, size) => {
      const params = least * (most / least) ** (size / 34);
      return { params, tokens: product / params };
    });
  });

/** What a small laboratory has: 7 sizes from 50M to 3.2B, each on 2.5 to 80 tokens per parameter in 6 steps. */
export const smallGrid = (): readonly RunScale[] =>
  Array.from({ length: 7 }, (_, size) => 5e7 * 2 ** size).flatMap((params) =>
    Array.from({ length: 6 }, (_, multiple) => ({ params, tokens: params * 2.5 * 2 ** multiple })),
  );
