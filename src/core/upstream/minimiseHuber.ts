import { solvePositiveDefinite } from '../stats/solvePositiveDefinite.ts';

/** log E, log of the two terms at the centre of the runs, and the two exponents. */
export type LogParameters = readonly [e: number, a: number, b: number, alpha: number, beta: number];

/** A run in centred logs. */
export interface LogObservation {
  readonly size: number;
  readonly data: number;
  readonly logLoss: number;
}

export interface HuberMinimum {
  readonly parameters: LogParameters;
  readonly objective: number;
  /** log predicted - log observed, in the observations' order. */
  readonly residuals: readonly number[];
}

const dimension = 5;
const mostSteps = 400;
const restingSteps = 3;
const largestDamping = 1e12;

export interface HuberSettings {
  /** Residuals beyond it count linearly; above 0. */
  readonly delta: number;
  /** Best starts that are followed to the end. */
  readonly followed: number;
  /** The objective must fall by less than this share in three steps running before a fit has come to rest. */
  readonly restingShare: number;
}

interface State extends HuberMinimum {
  /**
   * J'WJ (its lower triangle) and J'Wr with the weights that make the Huber loss quadratic at this point (iteratively reweighted).
   */
  readonly normal: Float64Array;
  readonly gradient: Float64Array;
}

const evaluate = (
  observations: readonly LogObservation[],
  parameters: LogParameters,
  delta: number,
): State => {
  const [e, a, b, alpha, beta] = parameters;
  const normal = new Float64Array(dimension * dimension);
  const gradient = new Float64Array(dimension);
  const row = new Float64Array(dimension);
  const residuals: number[] = [];
  let objective = 0;
  for (const { size, data, logLoss } of observations) {
    const sizeTerm = a - alpha * size;
    const dataTerm = b - beta * data;
    const largest = Math.max(e, sizeTerm, dataTerm);
    const parts = [
      Math.exp(e - largest),
      Math.exp(sizeTerm - largest),
      Math.exp(dataTerm - largest),
    ] as const;
    const total = parts[0] + parts[1] + parts[2];
    const residual = largest + Math.log(total) - logLoss;
    residuals.push(residual);
    const absolute = Math.abs(residual);
    objective += absolute <= delta ? residual ** 2 / 2 : delta * (absolute - delta / 2);
    const weight = absolute <= delta ? 1 : delta / absolute;
    row[0] = parts[0] / total;
    row[1] = parts[1] / total;
    row[2] = parts[2] / total;
    row[3] = -size * (row[1] ?? 0);
    row[4] = -data * (row[2] ?? 0);
    for (let i = 0; i < dimension; i += 1) {
      const weighted = weight * (row[i] ?? 0);
      gradient[i] = (gradient[i] ?? 0) + weighted * residual;
      for (let j = 0; j <= i; j += 1) {
        const at = i * dimension + j;
        normal[at] = (normal[at] ?? 0) + weighted * (row[j] ?? 0);
      }
    }
  }
  return { parameters, objective, residuals, normal, gradient };
};

/** Solves (normal + damping × its diagonal) x = gradient (Marquardt 1963); null where it is not definite. */
const dampedStep = ({ normal, gradient }: State, damping: number): Float64Array | null => {
  const damped = normal.map((value, index) =>
    index % (dimension + 1) === 0 ? value + (damping * value + 1e-300) : value,
  );
  return solvePositiveDefinite(damped, gradient, { smallestPivot: 0 });
};

/** Follows one start; null where it has not come to rest within the steps allowed. */
const descend = (
  observations: readonly LogObservation[],
  start: State,
  { delta, restingShare }: HuberSettings,
): HuberMinimum | null => {
  let state = start;
  let damping = 1e-3;
  let resting = 0;
  for (let step = 0; step < mostSteps; step += 1) {
    const move = dampedStep(state, damping);
    const next =
      move === null
        ? null
        : evaluate(
            observations,
            state.parameters.map((value, index) => value - (move[index] ?? 0)) as unknown as LogParameters,
            delta,
          );
    if (next === null || !(next.objective < state.objective)) {
      damping *= 4;
      // No smaller objective even along a tiny step down the gradient: this is the minimum to working precision.
      if (damping > largestDamping) return state;
      continue;
    }
    const share = (state.objective - next.objective) / state.objective;
    resting = share < restingShare ? resting + 1 : 0;
    state = next;
    damping = Math.max(1e-12, damping / 3);
    if (resting >= restingSteps || state.objective < 1e-24) return state;
  }
  return null;
};

/**
 * Minimises the sum of Huber losses of log(e^e + e^(a - alpha size) + e^(b - beta data)) - logLoss by damped
 * Gauss-Newton steps with Huber's weights, which never raise the objective. Follows the `followed` best
 * starts and returns the lowest that came to rest, or null. Starts are not empty.
 */
export const minimiseHuber = (
  observations: readonly LogObservation[],
  starts: readonly LogParameters[],
  settings: HuberSettings,
): HuberMinimum | null =>
  starts
    .map((start) => evaluate(observations, start, settings.delta))
    .sort((x, y) => x.objective - y.objective)
    .slice(0, settings.followed)
    .map((start) => descend(observations, start, settings))
    .reduce<HuberMinimum | null>(
      (best, found) => (found !== null && (best === null || found.objective < best.objective) ? found : best),
      null,
    );
