import { solvePositiveDefinite } from '../stats/solvePositiveDefinite.ts';
import { backtestLimits } from './limits.ts';

/** What the size of an error depends on. All at least 0, in forecast units. */
export interface ScaleFeatures {
  /** Standard deviation that sampling of items gives (v). */
  readonly sampling: number;
  /** Noise of runs about the shapes (s), sampling included. */
  readonly noise: number;
  /** Disagreement of the shapes at the target (ws). */
  readonly spread: number;
  /** Distance beyond the last run (h), in t. */
  readonly distance: number;
}

/**
 * sigma² = sampling·v² + excess·(s² - v²) + spread·ws² + distance·h²; every coefficient above 0. What goes beyond
 * sampling is counted apart, since it says that the curve does not follow the shapes, and so that it will not follow
 * them further out either.
 */
export interface ScaleCoefficients {
  readonly sampling: number;
  readonly excess: number;
  readonly spread: number;
  readonly distance: number;
}

/** One error of a backtest. */
export interface ScaleObservation {
  readonly prediction: ScaleFeatures;
  readonly error: number;
  readonly weight: number;
}

const names = ['sampling', 'excess', 'spread', 'distance'] as const;

/** The squares that the coefficients multiply, in the order of `names`. */
const squaresOf = ({ sampling, noise, spread, distance }: ScaleFeatures): readonly number[] => {
  const floor = Math.min(sampling, noise) ** 2;
  return [floor, Math.max(0, noise ** 2 - floor), spread ** 2, distance ** 2];
};

/** The scale of the error at one target; above 0 wherever the noise is. */
export const scaleOf = (coefficients: ScaleCoefficients, features: ScaleFeatures): number => {
  const squares = squaresOf(features);
  return Math.sqrt(names.reduce((sum, name, index) => sum + coefficients[name] * (squares[index] ?? 0), 0));
};

/**
 * No log coefficient moves further than this in one step: far from the optimum the quadratic form is no
 * guide.
 */
const longestStep = 2;
const mostSteps = 60;
const convergedStep = 1e-7;

/**
 * Fits the scale of errors by maximum likelihood: error / sigma follows Student's t with 5 degrees of
 * freedom, with a weak normal prior that draws the log coefficients towards -1. Fisher scoring on the log coefficients with
 * step halving, so the objective never rises and the coefficients stay above 0. Weights count errors. With no
 * observation it returns the prior.
 */
export const fitScale = (observations: readonly ScaleObservation[]): ScaleCoefficients => {
  const nu = backtestLimits.errorDegrees;
  const ridge = backtestLimits.scaleRidge;
  const prior = backtestLimits.scalePriorLog;
  const size = names.length;
  // Tens of thousands of errors, looked at in every step: one array each, not one object an error.
  const weights = Float64Array.from(observations, ({ weight }) => weight);
  const errors = Float64Array.from(observations, ({ error }) => error ** 2);
  const allSquares = new Float64Array(observations.length * size);
  for (const [row, { prediction }] of observations.entries()) {
    allSquares.set(squaresOf(prediction), row * size);
    allSquares[row * size] = Math.max(allSquares[row * size] ?? 0, backtestLimits.smallestVariance);
  }

  const objectiveAt = (log: readonly number[]): number => {
    const coefficients = Float64Array.from(log, Math.exp);
    let sum = 0;
    for (let row = 0; row < weights.length; row += 1) {
      let v = 0;
      for (let index = 0; index < size; index += 1)
        v += (coefficients[index] ?? 0) * (allSquares[row * size + index] ?? 0);
      sum +=
        (weights[row] ?? 0) *
        (0.5 * Math.log(v) + ((nu + 1) / 2) * Math.log1p((errors[row] ?? 0) / (nu * v)));
    }
    return sum + (ridge / 2) * log.reduce((penalty, value) => penalty + (value - prior) ** 2, 0);
  };

  let log: readonly number[] = names.map(() => prior);
  let objective = objectiveAt(log);
  // The expected curvature of the negative log likelihood in log sigma² is nu / (2 (nu + 3)) an observation.
  const information = nu / (2 * (nu + 3));
  const shares = new Float64Array(allSquares.length);
  const slopes = new Float64Array(weights.length);
  for (let step = 0; step < mostSteps; step += 1) {
    const coefficients = Float64Array.from(log, Math.exp);
    for (let row = 0; row < weights.length; row += 1) {
      const from = row * size;
      let v = 0;
      for (let index = 0; index < size; index += 1) {
        const part = (coefficients[index] ?? 0) * (allSquares[from + index] ?? 0);
        shares[from + index] = part;
        v += part;
      }
      for (let index = 0; index < size; index += 1) shares[from + index] = (shares[from + index] ?? 0) / v;
      const square = errors[row] ?? 0;
      slopes[row] = (weights[row] ?? 0) * (0.5 - ((nu + 1) / 2) * (square / (nu * v + square)));
    }
    const gradient = log.map((value, index) => {
      let sum = ridge * (value - prior);
      for (let row = 0; row < weights.length; row += 1)
        sum += (slopes[row] ?? 0) * (shares[row * size + index] ?? 0);
      return sum;
    });
    // The lower triangle is all that is solved with.
    const curvature = new Float64Array(size * size);
    for (let index = 0; index < size; index += 1) {
      for (let other = 0; other <= index; other += 1) {
        let sum = index === other ? ridge : 0;
        for (let row = 0; row < weights.length; row += 1) {
          const share = (weights[row] ?? 0) * information * (shares[row * size + index] ?? 0);
          sum += share * (shares[row * size + other] ?? 0);
        }
        curvature[index * size + other] = sum;
      }
    }
    // The ridge keeps it definite, unless an error is not a number.
    const direction = solvePositiveDefinite(curvature, gradient, { smallestPivot: 0 });
    if (direction === null) break;
    const longest = Math.max(...direction.map(Math.abs));
    let share = Math.min(1, longestStep / Math.max(longest, convergedStep));
    let moved = false;
    while (longest * share > convergedStep) {
      const tried = share;
      const next = log.map((value, index) => value - tried * (direction[index] ?? 0));
      const value = objectiveAt(next);
      if (value < objective) {
        log = next;
        objective = value;
        moved = true;
        break;
      }
      share /= 2;
    }
    if (!moved) break;
  }
  const [sampling = 0, excess = 0, spread = 0, distance = 0] = log.map(Math.exp);
  return { sampling, excess, spread, distance };
};
