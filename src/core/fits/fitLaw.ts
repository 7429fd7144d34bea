import type { Law, Shape, Span } from '../laws/law.ts';
import { levenbergMarquardt, type NonlinearModel } from '../stats/levenbergMarquardt.ts';
import { weightedLeastSquares } from '../stats/weightedLeastSquares.ts';
import { akaike } from './akaike.ts';
import { type FitData, spanOf } from './fitData.ts';
import type { FittedLaw, LawFit, ParameterEstimate } from './lawFit.ts';
import { fitShape, type SeparableProblem, searchShapes, separableProblem } from './separableFit.ts';

/** Grid points that the refinement starts from: the law's sums of squares have few separate valleys. */
const starts = 3;

/** Coefficients with their covariance: levels of the curves, amplitude, shape parameters. */
interface Solution {
  readonly levels: readonly number[];
  readonly amplitude: number;
  readonly shape: Shape;
  readonly covariance: readonly (readonly number[])[] | null;
  readonly rss: number;
  readonly atBound: boolean;
}

/**
 * Weighted least squares of one law to one curve, or to several that share everything but their level.
 *
 * Shapes are searched on the law's grid with the rest in closed form; the best three are refined together with the
 * linear parameters by Levenberg–Marquardt, on data without units (t from 0 to 1, scores in units of their spread).
 * A shape that leaves its bounds is put on the bound, and has no standard error. Standard errors are Gauss–Newton's at
 * the optimum, carried over to the law's own parameters by the delta method. `insufficient` below one degree of freedom.
 * `startAt` is a shape that is known to be near the best one, and saves the search.
 */
export const fitLaw = (law: Law, data: FitData, startAt?: Shape): LawFit => {
  const curves = new Set(data.map(({ curve }) => curve)).size;
  const needed = law.size - 1 + curves + 1;
  if (data.length < needed) return { kind: 'insufficient', points: data.length, needed };
  if (!data.every(({ position, score, weight }) => [position, score, weight].every(Number.isFinite))) {
    return { kind: 'degenerate', reason: 'not-finite' };
  }
  const span = spanOf(data);
  if (span === null) return { kind: 'degenerate', reason: 'equal-positions' };
  const t = Float64Array.from(data, ({ position }) => (position - span.lower) / (span.upper - span.lower));
  const problem = separableProblem(
    t,
    Float64Array.from(data, ({ score }) => score),
    Float64Array.from(data, ({ weight }) => weight),
    Int32Array.from(data, ({ curve }) => curve),
  );
  const solution = solve(law, problem, startAt);
  return 'kind' in solution ? solution : describe(law, span, problem, solution);
};

type NoSolution = Exclude<LawFit, FittedLaw>;

const solve = (law: Law, problem: SeparableProblem, startAt?: Shape): Solution | NoSolution => {
  const sorted = Float64Array.from(problem.t).sort();
  const shapes = law.shapes([...sorted]);
  if (shapes.length === 0) {
    return withFixedShape(law, problem, { shape: [], amplitude: 0, levels: [...problem.curveMean] }, false);
  }
  const candidates = searchShapes(law, problem, startAt === undefined ? shapes : [startAt], starts);
  const best = candidates[0];
  if (best === undefined) return { kind: 'degenerate', reason: 'not-identified' };
  if (best.shape.length === 0) return withFixedShape(law, problem, best, false);
  if (best.rss <= 1e-24 * problem.total) return withFixedShape(law, problem, best, false);

  const curves = problem.curves;
  const spread = Math.sqrt(problem.total / problem.curveWeight.reduce((sum, weight) => sum + weight, 0)) || 1;
  const model: NonlinearModel = {
    evaluate: (parameters, i) => {
      const level = parameters[problem.curve[i] ?? 0] ?? 0;
      return level + (parameters[curves] ?? 0) * law.basis(parameters.slice(curves + 1), problem.t[i] ?? 0);
    },
    gradient: (parameters, i) => {
      const shape = parameters.slice(curves + 1);
      const at = problem.t[i] ?? 0;
      const amplitude = parameters[curves] ?? 0;
      const row = new Array<number>(curves).fill(0);
      row[problem.curve[i] ?? 0] = 1;
      row.push(law.basis(shape, at));
      for (const partial of law.basisGradient(shape, at)) row.push(amplitude * partial);
      return row;
    },
  };
  const refined = levenbergMarquardt(
    model,
    {
      x: Array.from(problem.t, (_, i) => i),
      y: Array.from(problem.y, (value) => value / spread),
      weights: [...problem.weight],
    },
    candidates.map(({ levels, amplitude, shape }) => [
      ...levels.map((level) => level / spread),
      amplitude / spread,
      ...shape,
    ]),
  );
  const bounds = law.bounds([...sorted]);
  const inside =
    refined.kind !== 'degenerate' &&
    refined.parameters.slice(curves + 1).every((value, k) => {
      const [low, high] = bounds[k] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      return value >= low && value <= high;
    });
  if (!inside) {
    const clipped = best.shape.map((value, k) => {
      const [low, high] = bounds[k] ?? [value, value];
      const wanted = refined.kind === 'degenerate' ? value : (refined.parameters[curves + 1 + k] ?? value);
      return Math.min(high, Math.max(low, wanted));
    });
    const onBound = fitShape(law, problem, clipped);
    return withFixedShape(law, problem, onBound !== null && onBound.rss < best.rss ? onBound : best, true);
  }
  if (refined.kind === 'not-converged') return { kind: 'not-converged', rss: refined.rss * spread ** 2 };
  const scale = refined.parameters.map((_, j) => (j <= curves ? spread : 1));
  return {
    levels: refined.parameters.slice(0, curves).map((level) => level * spread),
    amplitude: (refined.parameters[curves] ?? 0) * spread,
    shape: refined.parameters.slice(curves + 1),
    covariance:
      refined.covariance?.map((row, a) => row.map((value, b) => value * (scale[a] ?? 1) * (scale[b] ?? 1))) ??
      null,
    rss: refined.rss * spread ** 2,
    atBound: false,
  };
};

/** A fit whose shape is given: linear in the rest, and the shape has no error. */
const withFixedShape = (
  law: Law,
  problem: SeparableProblem,
  { shape, amplitude, levels }: { shape: Shape; amplitude: number; levels: readonly number[] },
  atBound: boolean,
): Solution | NoSolution => {
  const linear = [
    ...levels.map((_, c) => Array.from(problem.curve, (curve) => (curve === c ? 1 : 0))),
    ...(law.size > 1 ? [Array.from(problem.t, (value) => law.basis(shape, value))] : []),
  ];
  const fit = weightedLeastSquares(linear, problem.y, problem.weight);
  if (fit.kind === 'degenerate') return { kind: 'degenerate', reason: 'not-identified' };
  const size = levels.length + 1 + shape.length;
  const df = problem.t.length - (law.size - 1 + levels.length);
  const covariance = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_unused, b) => ((fit.inverse[a]?.[b] ?? 0) * fit.rss) / Math.max(1, df)),
  );
  return {
    levels: fit.coefficients.slice(0, levels.length),
    amplitude: fit.coefficients[levels.length] ?? amplitude,
    shape,
    covariance,
    rss: fit.rss,
    atBound,
  };
};

/** From level, amplitude and shape to the law's own parameters, with errors by the delta method. */
const describe = (law: Law, span: Span, problem: SeparableProblem, solution: Solution): FittedLaw => {
  const { levels, amplitude, shape, covariance, rss, atBound } = solution;
  const curves = levels.length;
  const weights = [...problem.curveWeight];
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / totalWeight);
  const level = levels.reduce((sum, value, c) => sum + value * (shares[c] ?? 0), 0);
  const values = law.parametersOf(level, amplitude, shape, span);
  const rows = law.parametersGradient(amplitude, shape, span);
  const errorOf = (index: number): number | null => {
    if (covariance === null || law.fixed.includes(law.parameters[index] ?? '')) return null;
    const row = rows[index] ?? [];
    const full = [...shares.map((share) => share * (row[0] ?? 0)), ...row.slice(1)];
    const variance = full.reduce(
      (sum, a, i) => sum + full.reduce((part, b, j) => part + a * b * (covariance[i]?.[j] ?? 0), 0),
      0,
    );
    // A shape at its bound is not estimated: what depends on nothing else has no error.
    if (atBound && (row[0] ?? 0) === 0 && (row[1] ?? 0) === 0) return null;
    return Math.sqrt(Math.max(0, variance));
  };
  const parameters: Record<string, ParameterEstimate> = {};
  law.parameters.forEach((name, index) => {
    parameters[name] = { value: values[index] ?? 0, se: errorOf(index) };
  });
  const n = problem.t.length;
  const coefficients = law.size - 1 + curves;
  return {
    kind: 'fitted',
    law: law.name,
    parameters,
    values,
    offsets: levels.map((value) => value - level),
    fitted: Array.from(
      problem.t,
      (value, i) =>
        (levels[problem.curve[i] ?? 0] ?? 0) + (law.size > 1 ? amplitude * law.basis(shape, value) : 0),
    ),
    rss,
    df: n - coefficients,
    r2: problem.total > 0 && n >= 3 ? 1 - rss / problem.total : null,
    aicc: akaike(rss, n, coefficients, 1e-24 * problem.total || undefined),
    atBound,
  };
};
