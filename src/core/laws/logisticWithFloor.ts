import { power } from '../stats/power.ts';
import { gridShapes, type Law } from './law.ts';
import { lawLimits } from './limits.ts';

const {
  logisticNarrowest: narrowest,
  logisticWidest: widest,
  logisticWidths: widths,
  logisticMidpoints: midpoints,
  logisticSeenShare: seenShare,
  logisticSeenRuns: seenRuns,
} = lawLimits;

const midpointRange = (t: readonly number[]): readonly [number, number] => {
  const inside = Math.min(Math.max(seenRuns, Math.round(seenShare * t.length)), Math.ceil(t.length / 2));
  return [t[inside - 1] ?? 0, t[t.length - inside] ?? 1];
};

const grid = (t: readonly number[]): readonly (readonly number[])[] => {
  const [first, last] = midpointRange(t);
  return [
    Array.from({ length: midpoints }, (_, m) => first + ((last - first) * m) / (midpoints - 1)),
    Array.from({ length: widths }, (_, w) => narrowest * power(widest / narrowest, w / (widths - 1))),
  ];
};

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/**
 * score = floor + rise / (1 + exp(-(position - midpoint) / width)): a plateau, a change, a plateau. The floor is fitted; a
 * guesser's score is what it should be near. `midpoint` and `width` are in units of position: nats of loss (negated), or
 * e-foldings of a count. A width that no run lies in is not identified: the change happens between two runs.
 */
export const logisticWithFloor: Law = {
  name: 'logistic-with-floor',
  title: 'logistic with a floor',
  about:
    'A plateau, a change, a plateau. Both plateaus are fitted, so the change has to lie inside the runs.',
  parameters: ['floor', 'rise', 'midpoint', 'width'],
  fixed: [],
  size: 4,
  appliesTo: () => true,
  grid,
  shapes: (t) => gridShapes(grid(t)),
  bounds: (t) => [midpointRange(t), [narrowest, widest]],
  basis: ([midpoint = 0, width = 1], t) => sigmoid((t - midpoint) / width),
  // exp(midpoint / width) · exp(−t / width): one exponential a point and width, instead of one a point and shape.
  columns: (t) => {
    const decay = new Float64Array(t.length);
    let last = Number.NaN;
    return ([midpoint = 0, width = 1], column) => {
      if (width !== last) for (let i = 0; i < t.length; i += 1) decay[i] = Math.exp(-(t[i] ?? 0) / width);
      last = width;
      const factor = Math.exp(midpoint / width);
      for (let i = 0; i < t.length; i += 1) column[i] = 1 / (1 + factor * (decay[i] ?? 0));
    };
  },
  basisGradient: ([midpoint = 0, width = 1], t) => {
    const z = (t - midpoint) / width;
    const s = sigmoid(z);
    return [(-s * (1 - s)) / width, (-s * (1 - s) * z) / width];
  },
  parametersOf: (level, amplitude, [midpoint = 0, width = 0], span) => {
    const range = span.upper - span.lower;
    return [level, amplitude, span.lower + midpoint * range, width * range];
  },
  parametersGradient: (_amplitude, _shape, span) => {
    const range = span.upper - span.lower;
    return [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, range, 0],
      [0, 0, 0, range],
    ];
  },
  evaluate: ([floor = 0, rise = 0, midpoint = 0, width = 1], position) =>
    floor + rise * sigmoid((position - midpoint) / width),
  formula: ([floor = 0, rise = 0, midpoint = 0, width = 1], show) =>
    `score = ${show(floor)} + ${show(rise)} / (1 + exp(−(position − ${show(midpoint)}) / ${show(width)}))`,
};
