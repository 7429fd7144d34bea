import type { LawParameters } from '../laws/law.ts';

/** A parameter with its standard error; null where it was chosen, lies at a bound, or cannot have one. */
export interface ParameterEstimate {
  readonly value: number;
  readonly se: number | null;
}

/** A law that was fitted. Sums of squares are weighted, in the score's unit squared. */
export interface FittedLaw {
  readonly kind: 'fitted';
  readonly law: string;
  /** By the law's own names. Over several curves the level is the mean of their levels, each weighted by its weights. */
  readonly parameters: Readonly<Record<string, ParameterEstimate>>;
  /** The same as numbers, in the law's order, for its `evaluate`. */
  readonly values: LawParameters;
  /** Each curve's level less the mean level, in the curves' order; [0] for one curve. */
  readonly offsets: readonly number[];
  /** Fitted score of each observation, in the data's order. */
  readonly fitted: readonly number[];
  readonly rss: number;
  readonly df: number;
  /** Share of the variance about the curves' own means that the law explains; null without variance or below three points. */
  readonly r2: number | null;
  /** Small-sample Akaike criterion (Hurvich & Tsai 1989), for comparison on the same data; null where points are too few. */
  readonly aicc: number | null;
  /** Whether a shape parameter stopped at the edge of what can be identified, or is not told at all: then it has no error. */
  readonly atBound: boolean;
}

/** The outcome of a fit. Only `fitted` has converged. */
export type LawFit =
  | FittedLaw
  | { readonly kind: 'insufficient'; readonly points: number; readonly needed: number }
  | { readonly kind: 'not-converged'; readonly rss: number }
  | { readonly kind: 'degenerate'; readonly reason: 'equal-positions' | 'not-finite' | 'not-identified' }
  /** The best value lies at the edge of what the data could tell, or beyond: a break outside the observed range. */
  | { readonly kind: 'degenerate'; readonly reason: 'at-bound'; readonly parameter: string }
  /** The data do not show what the law has beyond a simpler one. */
  | { readonly kind: 'degenerate'; readonly reason: 'no-better'; readonly than: string };

/** Why there is no fit. */
export type NoFit = Exclude<LawFit, FittedLaw>;
