import type { Law, Span } from '../laws/law.ts';
import { akaike } from './akaike.ts';
import { coefficientsOf } from './coefficientsOf.ts';
import type { FitData } from './fitData.ts';
import type { HeldSolution } from './heldSolution.ts';
import type { FittedLaw, ParameterEstimate } from './lawFit.ts';
import type { SeparableProblem } from './separableProblem.ts';

/** From level, amplitude and shape to the law's own parameters, with errors by the delta method. */
export const describeFit = (
  law: Law,
  span: Span,
  data: FitData,
  problem: SeparableProblem,
  { levels, amplitude, shape, covariance, rss, held }: HeldSolution,
): FittedLaw => {
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
    // A shape that is held is not estimated: what depends on nothing else has no error.
    if (held.length > 0 && row.every((value, i) => value === 0 || held.includes(i - 2))) return null;
    return Math.sqrt(Math.max(0, variance));
  };
  const parameters: Record<string, ParameterEstimate> = {};
  law.parameters.forEach((name, index) => {
    parameters[name] = { value: values[index] ?? 0, se: errorOf(index) };
  });
  const n = problem.t.length;
  const coefficients = coefficientsOf(law, curves);
  return {
    kind: 'fitted',
    law: law.name,
    parameters,
    values,
    offsets: levels.map((value) => value - level),
    fitted: data.map(
      ({ position, curve }) =>
        (levels[curve] ?? 0) +
        amplitude * law.basis(shape, (position - span.lower) / (span.upper - span.lower)),
    ),
    rss,
    df: n - coefficients,
    r2: problem.total > 0 && n >= 3 ? 1 - rss / problem.total : null,
    aicc: akaike(rss, n, coefficients, 1e-24 * problem.total || undefined),
    atBound: held.length > 0,
  };
};
