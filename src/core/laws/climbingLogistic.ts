import { gridShapes, type Law, type Shape } from './law.ts';
import { lawLimits } from './limits.ts';
import { logisticWithFloor } from './logisticWithFloor.ts';

const {
  climbingLeast: least,
  climbingReaches: reaches,
  climbingNarrowest: narrowest,
  climbingWidest: widest,
  climbingWidths: widths,
} = lawLimits;

const most = Math.log(0.9 / 0.1);

const grid: readonly (readonly number[])[] = [
  Array.from({ length: reaches }, (_, index) => least + ((most - least) * index) / (reaches - 1)),
  Array.from(
    { length: widths },
    (_, index) => narrowest * Math.exp((Math.log(widest / narrowest) * index) / (widths - 1)),
  ),
];

/** Its midpoint lies in the larger half: before that it accelerates, as the law does that a straight extrapolation assumes. */
const shapes: readonly Shape[] = gridShapes(grid).map(([reach = 0, width = 1]) => [
  Math.min(reach, 0.5 / width),
  width,
]);

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/**
 * The logistic with a floor while it still climbs: an exponential that bends towards a ceiling at its large end. Bhagia et al. 2024
 * (arXiv 2412.04403) extrapolate accuracy from loss by it. It is searched by how far it has come at the largest scale and by its
 * width, so that its climb does not end inside the runs and is wider than a jump.
 */
export const climbingLogistic: Law = {
  ...logisticWithFloor,
  title: 'logistic that still climbs',
  grid: () => grid,
  shapes: () => shapes,
  bounds: () => [
    [least, most],
    [narrowest, widest],
  ],
  basis: ([reach = 0, width = 1], t) => sigmoid(reach + (t - 1) / width),
  // exp((1 − t) / width) · exp(−reach): one exponential a point and width, instead of one a point and shape.
  columns: (t) => {
    const decay = new Float64Array(t.length);
    let last = Number.NaN;
    return ([reach = 0, width = 1], column) => {
      if (width !== last)
        for (let i = 0; i < t.length; i += 1) decay[i] = Math.exp((1 - (t[i] ?? 0)) / width);
      last = width;
      const factor = Math.exp(-reach);
      for (let i = 0; i < t.length; i += 1) column[i] = 1 / (1 + factor * (decay[i] ?? 0));
    };
  },
  basisGradient: ([reach = 0, width = 1], t) => {
    const s = sigmoid(reach + (t - 1) / width);
    return [s * (1 - s), (-s * (1 - s) * (t - 1)) / (width * width)];
  },
  parametersOf: (level, amplitude, [reach = 0, width = 0], span) => {
    const range = span.upper - span.lower;
    return [level, amplitude, span.upper - reach * width * range, width * range];
  },
  parametersGradient: (_amplitude, [reach = 0, width = 0], span) => {
    const range = span.upper - span.lower;
    return [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, -width * range, -reach * range],
      [0, 0, 0, range],
    ];
  },
};
