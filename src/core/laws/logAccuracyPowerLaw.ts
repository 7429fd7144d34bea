import { isLossAxis } from '../records/scaleAxis.ts';
import { power } from '../stats/power.ts';
import { gridShapes, type Law } from './law.ts';
import { lawLimits } from './limits.ts';

const {
  accuracySteepest: steepest,
  accuracyNearest: nearest,
  accuracyFarthest: farthest,
  accuracyGaps: gapsTried,
  accuracyRates: rates,
} = lawLimits;

const gaps = Array.from({ length: gapsTried }, (_, index) =>
  Math.log(nearest * power(farthest / nearest, index / (gapsTried - 1))),
);
const exponents = [...rates.map((rate) => -rate).reverse(), ...rates];
const grid = [gaps, exponents];

/** −log Q at t, from the log of that at t = 1 and the exponent times the span. */
const gapAt = (logGap: number, exponent: number, t: number): number => Math.exp(logGap - exponent * (t - 1));

/**
 * −log Q = A / C^exponent with Q = (score − chance) / (ceiling − chance): the log of the accuracy above chance falls off as a
 * power of compute. Krajewski et al. 2025 (arXiv 2512.08894), who fit it at a fixed number of tokens per parameter, where
 * parameters and tokens are powers of compute, so that the law holds on their axes as well. `gap` is −log Q at the
 * reference, the largest scale observed: A = `gap` · `reference`^`exponent`, whatever the unit of compute.
 *
 * Chance and ceiling come from the metric. It is fitted on the scale of the score, not of −log Q: there a score at or below
 * chance would have no place, and the noise of one just above it would outweigh all others.
 */
export const logAccuracyPowerLaw: Law = {
  name: 'log-accuracy-power-law',
  title: 'power law of −log accuracy above chance',
  about:
    'Krajewski et al. 2025 (arXiv 2512.08894): −log Q = A / C^exponent, with Q = (score − chance) / (ceiling − chance) and A = gap · reference^exponent. Only for bounded metrics; chance comes from the task card, and where it is unknown the worst possible score stands for it. Fitted by least squares on the score itself, with equal weights for all runs as for the other laws: a run at or below chance has no log, and the log of one just above it is mostly noise. The paper fits one ratio of tokens to parameters; runs at different ratios scatter about the law.',
  parameters: ['chance', 'ceiling', 'gap', 'exponent', 'reference'],
  fixed: ['chance', 'ceiling', 'reference'],
  size: 2,
  knownEnds: true,
  appliesTo: (axis) => !isLossAxis(axis),
  grid: () => grid,
  shapes: () => gridShapes(grid),
  bounds: () => [
    [Math.log(nearest), Math.log(farthest)],
    [-steepest, steepest],
  ],
  basis: ([logGap = 0, exponent = 0], t) => Math.exp(-gapAt(logGap, exponent, t)),
  columns:
    (t) =>
    ([logGap = 0, exponent = 0], column) => {
      for (let i = 0; i < t.length; i += 1) column[i] = Math.exp(-gapAt(logGap, exponent, t[i] ?? 0));
    },
  basisGradient: ([logGap = 0, exponent = 0], t) => {
    const gap = gapAt(logGap, exponent, t);
    // Far below chance both factors leave the range of a double in opposite directions: the product is 0.
    const slope = gap > 700 ? 0 : gap * Math.exp(-gap);
    return [-slope, slope * (t - 1)];
  },
  parametersOf: (level, amplitude, [logGap = 0, exponent = 0], span) => [
    level,
    level + amplitude,
    Math.exp(logGap),
    exponent / (span.upper - span.lower),
    Math.exp(span.upper),
  ],
  parametersGradient: (_amplitude, [logGap = 0], span) => [
    [1, 0, 0, 0],
    [1, 1, 0, 0],
    [0, 0, Math.exp(logGap), 0],
    [0, 0, 0, 1 / (span.upper - span.lower)],
    [0, 0, 0, 0],
  ],
  evaluate: ([chance = 0, ceiling = 1, gap = 0, exponent = 0, reference = 1], position) =>
    chance + (ceiling - chance) * Math.exp(-gap * Math.exp(-exponent * (position - Math.log(reference)))),
  formula: ([chance = 0, ceiling = 1, gap = 0, exponent = 0, reference = 1], show) =>
    `score = ${show(chance)} + (${show(ceiling)} − ${show(chance)}) · exp(−${show(gap)} · (scale / ${show(reference)})^(−${show(exponent)}))`,
};
