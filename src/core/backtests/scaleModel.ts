import { backtestConstants } from './backtestConstants.ts';

/** What the size of an error depends on. All at least 0, in forecast units. */
export interface ScaleFeatures {
  /** Noise of runs about the shapes (s). */
  readonly noise: number;
  /** Disagreement of the shapes at the target (ws). */
  readonly spread: number;
  /** Distance beyond the last run (h), in t. */
  readonly distance: number;
}

/** sigma² = noise·s² + spread·ws² + distance·h²; every coefficient above 0. */
export interface ScaleCoefficients {
  readonly noise: number;
  readonly spread: number;
  readonly distance: number;
}

/** One error of a backtest. */
export interface ScaleObservation extends ScaleFeatures {
  readonly error: number;
  readonly weight: number;
}

/** The scale of the error at one target; above 0 wherever the noise is. */
export const scaleOf = (coefficients: ScaleCoefficients, features: ScaleFeatures): number =>
  Math.sqrt(
    coefficients.noise * features.noise ** 2 +
      coefficients.spread * features.spread ** 2 +
      coefficients.distance * features.distance ** 2,
  );

type Triple = readonly [number, number, number];

/** Solves a symmetric positive definite 3 × 3 system by Cholesky's method; the ridge keeps it definite. */
const solve = (matrix: readonly [number, number, number, number, number, number], right: Triple): Triple => {
  const [m00, m01, m02, m11, m12, m22] = matrix;
  const l00 = Math.sqrt(m00);
  const l10 = m01 / l00;
  const l20 = m02 / l00;
  const l11 = Math.sqrt(m11 - l10 * l10);
  const l21 = (m12 - l20 * l10) / l11;
  const l22 = Math.sqrt(m22 - l20 * l20 - l21 * l21);
  const z0 = right[0] / l00;
  const z1 = (right[1] - l10 * z0) / l11;
  const z2 = (right[2] - l20 * z0 - l21 * z1) / l22;
  const x2 = z2 / l22;
  const x1 = (z1 - l21 * x2) / l11;
  return [(z0 - l10 * x1 - l20 * x2) / l00, x1, x2];
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
 * freedom, with a weak pull of the log coefficients towards -1. Fisher scoring on the log coefficients with
 * step halving, so the objective never rises and the coefficients stay above 0. Weights count errors. With no
 * observation it returns the prior.
 */
export const fitScale = (observations: readonly ScaleObservation[]): ScaleCoefficients => {
  const nu = backtestConstants.errorDegrees;
  const ridge = backtestConstants.scaleRidge;
  const prior = backtestConstants.scalePriorLog;
  const smallest = backtestConstants.smallestVariance;
  const rows = observations.map((row) => ({
    weight: row.weight,
    square: row.error ** 2,
    features: [Math.max(row.noise ** 2, smallest), row.spread ** 2, row.distance ** 2] as Triple,
  }));

  const objectiveAt = (log: Triple): number => {
    const a: Triple = [Math.exp(log[0]), Math.exp(log[1]), Math.exp(log[2])];
    let sum = 0;
    for (const { weight, square, features } of rows) {
      const v = a[0] * features[0] + a[1] * features[1] + a[2] * features[2];
      sum += weight * (0.5 * Math.log(v) + ((nu + 1) / 2) * Math.log1p(square / (nu * v)));
    }
    return sum + (ridge / 2) * log.reduce((penalty, value) => penalty + (value - prior) ** 2, 0);
  };

  let log: Triple = [prior, prior, prior];
  let objective = objectiveAt(log);
  for (let step = 0; step < mostSteps; step += 1) {
    const a: Triple = [Math.exp(log[0]), Math.exp(log[1]), Math.exp(log[2])];
    // The expected curvature of the negative log likelihood in log sigma² is nu / (2 (nu + 3)) an observation.
    const information = nu / (2 * (nu + 3));
    let [g0, g1, g2] = log.map((value) => ridge * (value - prior)) as unknown as [number, number, number];
    let [h00, h01, h02, h11, h12, h22] = [ridge, 0, 0, ridge, 0, ridge];
    for (const { weight, square, features } of rows) {
      const p0 = a[0] * features[0];
      const p1 = a[1] * features[1];
      const p2 = a[2] * features[2];
      const v = p0 + p1 + p2;
      const slope = weight * (0.5 - ((nu + 1) / 2) * (square / (nu * v + square)));
      const [q0, q1, q2] = [p0 / v, p1 / v, p2 / v];
      g0 += slope * q0;
      g1 += slope * q1;
      g2 += slope * q2;
      const curvature = weight * information;
      h00 += curvature * q0 * q0;
      h01 += curvature * q0 * q1;
      h02 += curvature * q0 * q2;
      h11 += curvature * q1 * q1;
      h12 += curvature * q1 * q2;
      h22 += curvature * q2 * q2;
    }
    const direction = solve([h00, h01, h02, h11, h12, h22], [g0, g1, g2]);
    const longest = Math.max(...direction.map(Math.abs));
    let share = Math.min(1, longestStep / Math.max(longest, convergedStep));
    let moved = false;
    while (longest * share > convergedStep) {
      const next: Triple = [
        log[0] - share * direction[0],
        log[1] - share * direction[1],
        log[2] - share * direction[2],
      ];
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
  return { noise: Math.exp(log[0]), spread: Math.exp(log[1]), distance: Math.exp(log[2]) };
};
