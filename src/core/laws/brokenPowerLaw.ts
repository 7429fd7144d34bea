import { isLossAxis } from '../records/scaleAxis.ts';
import { gridShapes, type Law } from './law.ts';
import { lawLimits } from './limits.ts';

const {
  brokenSteepest: steepest,
  brokenSharpest: sharpest,
  brokenSmoothest: smoothest,
  brokenSeenScales: seenScales,
  brokenExponents: exponents,
  brokenBreaks: breaks,
  brokenSmoothnesses: smoothnesses,
} = lawLimits;

const breakRange = (t: readonly number[]): readonly [number, number] => {
  const scales = [...new Set(t)];
  return [scales[seenScales - 1] ?? 0, scales[scales.length - seenScales] ?? 1];
};

const grid = (t: readonly number[]): readonly (readonly number[])[] => {
  const [first, last] = breakRange(t);
  return [
    exponents,
    exponents,
    Array.from({ length: breaks }, (_, index) => first + ((last - first) * (index + 0.5)) / breaks),
    smoothnesses.map(Math.log),
  ];
};

/** log(1 + exp(z)), which turns from 0 to z. */
const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/**
 * score = offset + amplitude * (x/d)^(-c) * (1 + (x/d)^(1/f))^(-k f): a power law that changes its exponent from c to c + k
 * around x = d; x is compute, parameters or tokens. Caballero et al. 2023 (arXiv 2210.14891), eq. 1 with one break: c0 =
 * `exponent`, c1 = `change`, d1 = `break`, f1 = `smoothness`, a = `offset`, and b = `amplitude` * `break`^`exponent`, so that
 * `amplitude` does not depend on the unit of x. Exponents of opposite sign make a turn, as in double descent.
 *
 * Counts only: over the factor of two that a ladder's loss spans, a power of the loss and an exponential of it are one
 * line. Two exponents, a break and its width follow noise easily, so that the fit asks for as many scales beyond its
 * parameters, and has to better the power law without a break. How sharp a break between two runs is, nothing tells.
 */
export const brokenPowerLaw: Law = {
  name: 'broken-power-law',
  title: 'power law with one break',
  about:
    "Caballero et al. 2023 (arXiv 2210.14891, eq. 1 with one break): c0 = exponent, c1 = change, d1 = break, f1 = smoothness, a = offset, and b = amplitude · break^exponent. Exponents of opposite sign on the two sides describe a turn, as in double descent. Six parameters follow noise easily. So it asks for ten different scales, three of them on either side of the break, and a fit counts only where it is better than the power law with an offset (F test at 0.01); else there is no value. How sharp a break between two runs is cannot be told: the smoothness then has no error, and the other errors are for its value. On losses it is left out: over the factor of two that a ladder's loss spans, a power of the loss and an exponential of it are one line.",
  parameters: ['offset', 'amplitude', 'exponent', 'change', 'break', 'smoothness'],
  fixed: [],
  size: 6,
  demands: { spare: 4, better: 'power-law-with-offset', mayHold: 3 },
  appliesTo: (axis) => !isLossAxis(axis),
  grid,
  shapes: (t) => gridShapes(grid(t)),
  bounds: (t) => [
    [-steepest, steepest],
    [-steepest, steepest],
    breakRange(t),
    [Math.log(sharpest), Math.log(smoothest)],
  ],
  // The shape: the exponents before and after the break, its place, and the log of its width.
  basis: ([before = 0, after = 0, at = 0, logWidth = 0], t) => {
    const width = Math.exp(logWidth);
    const right = width * softplus((t - at) / width);
    return Math.exp(-before * (t - at - right) - after * right);
  },
  columns: (t) => {
    const left = new Float64Array(t.length);
    const right = new Float64Array(t.length);
    let last: readonly [number, number] = [Number.NaN, Number.NaN];
    return ([before = 0, after = 0, at = 0, logWidth = 0], column) => {
      if (at !== last[0] || logWidth !== last[1]) {
        const width = Math.exp(logWidth);
        for (let i = 0; i < t.length; i += 1) {
          const distance = (t[i] ?? 0) - at;
          right[i] = width * softplus(distance / width);
          left[i] = distance - (right[i] ?? 0);
        }
        last = [at, logWidth];
      }
      for (let i = 0; i < t.length; i += 1) {
        column[i] = Math.exp(-before * (left[i] ?? 0) - after * (right[i] ?? 0));
      }
    };
  },
  basisGradient: ([before = 0, after = 0, at = 0, logWidth = 0], t) => {
    const width = Math.exp(logWidth);
    const z = (t - at) / width;
    const bend = softplus(z);
    const share = 1 / (1 + Math.exp(-z));
    const left = t - at - width * bend;
    const value = Math.exp(-before * left - after * width * bend);
    return [
      -left * value,
      -width * bend * value,
      (before * (1 - share) + after * share) * value,
      (before - after) * width * (bend - z * share) * value,
    ];
  },
  parametersOf: (level, amplitude, [before = 0, after = 0, at = 0, logWidth = 0], span) => {
    const range = span.upper - span.lower;
    return [
      level,
      amplitude,
      before / range,
      (after - before) / range,
      Math.exp(span.lower + at * range),
      Math.exp(logWidth) * range,
    ];
  },
  parametersGradient: (_amplitude, [, , at = 0, logWidth = 0], span) => {
    const range = span.upper - span.lower;
    return [
      [1, 0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0, 0],
      [0, 0, 1 / range, 0, 0, 0],
      [0, 0, -1 / range, 1 / range, 0, 0],
      [0, 0, 0, 0, range * Math.exp(span.lower + at * range), 0],
      [0, 0, 0, 0, 0, range * Math.exp(logWidth)],
    ];
  },
  evaluate: ([offset = 0, amplitude = 0, exponent = 0, change = 0, at = 1, smoothness = 1], position) => {
    const distance = position - Math.log(at);
    return (
      offset +
      amplitude * Math.exp(-exponent * distance - change * smoothness * softplus(distance / smoothness))
    );
  },
  formula: ([offset = 0, amplitude = 0, exponent = 0, change = 0, at = 0, smoothness = 0], show) =>
    `score = ${show(offset)} + ${show(amplitude)} · (scale / ${show(at)})^(−${show(exponent)}) · (1 + (scale / ${show(at)})^(1 / ${show(smoothness)}))^(−${show(change)} · ${show(smoothness)})`,
};
