import type { ScaleAxis } from '../records/scaleAxis.ts';

/** The observed positions a law is fitted over: `upper` is the most scale. `upper` > `lower`. */
export interface Span {
  readonly lower: number;
  readonly upper: number;
}

/** The parameters that a law depends on in a nonlinear way, without dimension: rates times the span, shares of the span. */
export type Shape = readonly number[];

/** Values of a law's parameters, in the order of its `parameters`. */
export type LawParameters = readonly number[];

/** What a law of many parameters has to show before its fit counts: such laws follow noise. */
export interface LawDemands {
  /** Different scales that a fit has to have beyond its parameters. */
  readonly spare: number;
  /** Name of the law that this one comes down to without its further parameters, and has to better. */
  readonly better: string;
  /** Index of a shape parameter that may be held where its lower bound does as well; any other at a bound voids the fit. */
  readonly mayHold: number;
}

/**
 * A functional form of score against position (more scale to the right).
 *
 * Every law here is `level + amplitude * basis(shape, t)` with t = (position - span.lower) / (span.upper - span.lower),
 * from 0 at the least scale observed to 1 at the most: so a fit needs a search over the shape only, the rest is linear
 * (variable projection, Golub & Pereyra 1973). And since t and the shape have no unit, nats or bits, parameters or
 * billions of them give the same fit. A law with `knownEnds` has its level and amplitude from the metric.
 */
export interface Law {
  /** Stable, as it stands in reports: `exponential-in-loss`. */
  readonly name: string;
  readonly title: string;
  /** For docs/laws: the source, when it applies, and what to know of its fit. Markdown. */
  readonly about: string;
  /**
   * Names of the parameters, in the order of `evaluate`: that of the level, of the amplitude, of each shape parameter, then
   * others. Those in `fixed` are chosen, not estimated.
   */
  readonly parameters: readonly string[];
  readonly fixed: readonly string[];
  /** How many parameters one curve's fit estimates. */
  readonly size: number;
  /** Level and amplitude are not fitted: the law runs from a guesser's score to the best one, which the metric tells. */
  readonly knownEnds?: true;
  readonly demands?: LawDemands;
  appliesTo(axis: ScaleAxis): boolean;
  /** Values of each shape parameter to search, ascending, for the runs' t in ascending order. */
  grid(t: readonly number[]): readonly (readonly number[])[];
  /** The shapes of that grid, the first parameter changing fastest. Empty for a law that has no amplitude. */
  shapes(t: readonly number[]): readonly Shape[];
  /** Bounds of each shape parameter, for runs at these t. */
  bounds(t: readonly number[]): readonly (readonly [number, number])[];
  basis(shape: Shape, t: number): number;
  /** `basis` at all of these t, written into a column: for a search over many shapes, which may share work between them. */
  columns(t: Float64Array): (shape: Shape, column: Float64Array) => void;
  /** Partial derivatives of `basis` by the shape's parameters. */
  basisGradient(shape: Shape, t: number): readonly number[];
  /** The law's own parameters from level, amplitude and shape. */
  parametersOf(level: number, amplitude: number, shape: Shape, span: Span): LawParameters;
  /** Derivatives of `parametersOf`: one row a parameter, one column for level, amplitude and each shape parameter. */
  parametersGradient(amplitude: number, shape: Shape, span: Span): readonly (readonly number[])[];
  evaluate(parameters: LawParameters, position: number): number;
  /** The law as a formula with these numbers, each through `show`. */
  formula(parameters: LawParameters, show: (value: number) => string): string;
}

/** All combinations of a grid's values, the first parameter changing fastest. */
export const gridShapes = (grid: readonly (readonly number[])[]): readonly Shape[] =>
  grid.reduce<readonly Shape[]>(
    (shapes, values) => values.flatMap((value) => shapes.map((shape) => [...shape, value])),
    [[]],
  );
