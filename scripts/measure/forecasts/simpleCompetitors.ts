import { choleskyFactor } from '../../../src/core/stats/choleskyFactor.ts';
import { tUpperQuantile } from '../../../src/core/stats/distributions.ts';

/** A score to be predicted, beside the place it stands at. */
export interface Placed {
  readonly x: number;
  readonly y: number;
}

/** A prediction with half the width of its ordinary 90% interval. */
export interface Predicted {
  readonly value: number;
  readonly half: number;
}

/** A simple way to forecast: from points in order of x to what it says at another x. */
export type Competitor = (points: readonly Placed[]) => (x: number) => Predicted;

const halfWidth = (sd: number, degrees: number): number => sd * tUpperQuantile(0.05, Math.max(1, degrees));

const lastValue: Competitor = (points) => {
  const last = points.at(-1)?.y ?? 0;
  const steps = points.slice(1).map(({ y }, index) => y - (points[index]?.y ?? y));
  const sd = Math.sqrt(steps.reduce((sum, step) => sum + step * step, 0) / Math.max(1, steps.length));
  return () => ({ value: last, half: halfWidth(sd, steps.length) });
};

interface Line {
  readonly rss: number;
  readonly at: (u: number) => number;
  /** Variance of a new score in units of the residual variance. */
  readonly factorAt: (u: number) => number;
}

const fitLine = (points: readonly { readonly u: number; readonly y: number }[]): Line => {
  const n = points.length;
  const meanU = points.reduce((sum, { u }) => sum + u, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const uu = points.reduce((sum, { u }) => sum + (u - meanU) ** 2, 0);
  const uy = points.reduce((sum, { u, y }) => sum + (u - meanU) * (y - meanY), 0);
  const slope = uu > 1e-15 ? uy / uu : 0;
  const at = (u: number): number => meanY + slope * (u - meanU);
  return {
    at,
    rss: points.reduce((sum, { u, y }) => sum + (y - at(u)) ** 2, 0),
    factorAt: (u) => 1 + 1 / n + (uu > 1e-15 ? (u - meanU) ** 2 / uu : 0),
  };
};

const line: Competitor = (points) => {
  const fitted = fitLine(points.map(({ x, y }) => ({ u: x, y })));
  const degrees = points.length - 2;
  const sd = Math.sqrt(fitted.rss / Math.max(1, degrees));
  return (x) => ({ value: fitted.at(x), half: halfWidth(sd * Math.sqrt(fitted.factorAt(x)), degrees) });
};

/** Least squares over a grid of shapes of x scaled to 0..1, each with an intercept and a gain. */
const shaped =
  (shapes: readonly ((t: number) => number)[], parameters: number): Competitor =>
  (points) => {
    const first = points[0]?.x ?? 0;
    const width = (points.at(-1)?.x ?? 1) - first || 1;
    const fits = shapes.map((shape) => {
      const of = (x: number): number => shape((x - first) / width);
      return { of, fitted: fitLine(points.map(({ x, y }) => ({ u: of(x), y }))) };
    });
    const best = fits.reduce((a, b) => (b.fitted.rss < a.fitted.rss ? b : a));
    const degrees = points.length - parameters;
    const sd = Math.sqrt(best.fitted.rss / Math.max(1, degrees));
    return (x) => {
      const u = best.of(x);
      return { value: best.fitted.at(u), half: halfWidth(sd * Math.sqrt(best.fitted.factorAt(u)), degrees) };
    };
  };

const steps = [1, 2, 4, 6, 9, 14, 20, 30];
const logistic = shaped(
  steps.flatMap((k) =>
    Array.from({ length: 22 }, (_, index) => (t: number) => 1 / (1 + Math.exp(-k * (t - 0.075 * index)))),
  ),
  4,
);
const exponential = shaped(
  [-8, -6, -4, -3, -2, -1, -0.5, 0.5, 1, 2, 3, 4, 6, 8].map((c) => (t: number) => Math.exp(c * t)),
  3,
);

const solveLower = (factor: Float64Array, right: readonly number[]): readonly number[] => {
  const size = right.length;
  const solution: number[] = [];
  for (const [row, value] of right.entries()) {
    let rest = value;
    for (let column = 0; column < row; column += 1)
      rest -= (factor[row * size + column] ?? 0) * (solution[column] ?? 0);
    solution.push(rest / (factor[row * size + row] ?? 1));
  }
  return solution;
};

/** A squared-exponential Gaussian process on a line, its length, size and noise by marginal likelihood over a grid. */
const gaussianProcess: Competitor = (points) => {
  const n = points.length;
  const first = points[0]?.x ?? 0;
  const width = (points.at(-1)?.x ?? 1) - first || 1;
  const us = points.map(({ x }) => (x - first) / width);
  const trend = fitLine(points.map(({ y }, index) => ({ u: us[index] ?? 0, y })));
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const rest = points.map(({ y }) => y - meanY);
  const total = Math.max(1e-8, rest.reduce((sum, value) => sum + value * value, 0) / n);
  const residual = Math.max(1e-8, trend.rss / n);
  let best = {
    likelihood: Number.NEGATIVE_INFINITY,
    predict: (_: number): Predicted => ({ value: meanY, half: 0 }),
  };
  for (const length of [0.15, 0.3, 0.6, 1.2])
    for (const size of [0.3, 1, 3])
      for (const noise of [0.1, 0.4, 1]) {
        const kernel = (a: number, b: number): number =>
          size * total * Math.exp((-(a - b) * (a - b)) / (2 * length * length)) +
          total * 4 * (a - 0.5) * (b - 0.5);
        const matrix = us.flatMap((a, i) =>
          us.map((b, j) => kernel(a, b) + (i === j ? noise * residual + 1e-9 : 0)),
        );
        const factor = choleskyFactor(matrix, n);
        if (factor === null) continue;
        const half = solveLower(factor, rest);
        const likelihood = -half.reduce(
          (sum, value, index) => sum + (value * value) / 2 + Math.log(factor[index * n + index] ?? 1),
          0,
        );
        if (likelihood <= best.likelihood) continue;
        best = {
          likelihood,
          predict: (x) => {
            const u = (x - first) / width;
            const cross = solveLower(
              factor,
              us.map((a) => kernel(a, u)),
            );
            const value = meanY + cross.reduce((sum, one, index) => sum + one * (half[index] ?? 0), 0);
            const variance = kernel(u, u) + noise * residual - cross.reduce((sum, one) => sum + one * one, 0);
            return { value, half: 1.6449 * Math.sqrt(Math.max(variance, 1e-8)) };
          },
        };
      }
  return best.predict;
};

/** What the product is held against. Values and limits are held inside the metric's range by the caller. */
export const simpleCompetitors: Readonly<Record<string, Competitor>> = {
  'last value': lastValue,
  line,
  logistic,
  exponential,
  'Gaussian process': gaussianProcess,
};
