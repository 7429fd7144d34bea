import type { Curve } from '../curves/curve.ts';
import type { Law } from '../laws/law.ts';
import { levenbergMarquardt } from '../stats/levenbergMarquardt.ts';
import { describeFit } from './describeFit.ts';
import { type FitData, spanOf } from './fitData.ts';
import { isWithin } from './isWithin.ts';
import type { LawFit } from './lawFit.ts';
import { separableProblem } from './separableProblem.ts';

/** Between what scores a bounded metric moves: that of a guesser, and the best one. */
export interface KnownEnds {
  readonly chance: number;
  readonly ceiling: number;
}

/** The best shapes of the grid that are refined. */
const starts = 3;

/** The ends of a curve's metric, or null for an unbounded one. Where chance is unknown it is the worst possible score. */
export const knownEndsOf = ({
  range,
  direction,
  chance,
}: Pick<Curve, 'range' | 'direction' | 'chance'>): KnownEnds | null => {
  if (range === null) return null;
  const [worst, best] = direction === 'higher' ? [range.lower, range.upper] : [range.upper, range.lower];
  return { chance: chance ?? worst, ceiling: best };
};

/**
 * Weighted least squares of a law with known ends to one curve: only its shape is estimated, from the best shapes of the grid
 * by Levenberg–Marquardt, on the scale of the score. Standard errors are Gauss–Newton's, by the delta method for the law's own
 * parameters. A shape that leaves its bounds is `at-bound`: a curve that stays at chance has no exponent.
 */
export const fitKnownEnds = (law: Law, data: FitData, { chance, ceiling }: KnownEnds): LawFit => {
  const needed = law.size + 1;
  if (data.length < needed) return { kind: 'insufficient', points: data.length, needed };
  if (![...data.flatMap(({ position, score, weight }) => [position, score, weight])].every(Number.isFinite)) {
    return { kind: 'degenerate', reason: 'not-finite' };
  }
  const span = spanOf(data);
  if (span === null) return { kind: 'degenerate', reason: 'equal-positions' };
  const problem = separableProblem(data, (position) => (position - span.lower) / (span.upper - span.lower));
  const { t, y, weight } = problem;
  const amplitude = ceiling - chance;
  const rssAt = (shape: readonly number[]): number =>
    t.reduce(
      (sum, at, i) => sum + (weight[i] ?? 0) * ((y[i] ?? 0) - chance - amplitude * law.basis(shape, at)) ** 2,
      0,
    );
  const sorted = [...t].sort((a, b) => a - b);
  const outcome = levenbergMarquardt(
    {
      evaluate: (shape, at) => chance + amplitude * law.basis(shape, at),
      gradient: (shape, at) => law.basisGradient(shape, at).map((partial) => amplitude * partial),
    },
    { x: [...t], y: [...y], weights: [...weight] },
    law
      .shapes(sorted)
      .map((shape) => ({ shape, rss: rssAt(shape) }))
      .sort((a, b) => a.rss - b.rss)
      .slice(0, starts)
      .map(({ shape }) => shape),
  );
  if (outcome.kind === 'degenerate') return { kind: 'degenerate', reason: 'not-identified' };
  const bounds = law.bounds(sorted);
  const outside = outcome.parameters.findIndex((value, k) => !isWithin([value], bounds.slice(k, k + 1)));
  if (outside >= 0) {
    return { kind: 'degenerate', reason: 'at-bound', parameter: law.parameters[2 + outside] ?? '' };
  }
  if (outcome.kind === 'not-converged') return { kind: 'not-converged', rss: outcome.rss };
  const { parameters: shape, rss } = outcome;
  const covariance =
    outcome.covariance === null
      ? null
      : [[0, 0], [0, 0], ...outcome.covariance].map((row, a) =>
          a < 2 ? [...row, ...shape.map(() => 0)] : [0, 0, ...row],
        );
  return describeFit(law, span, data, problem, {
    levels: [chance],
    amplitude,
    shape,
    rss,
    covariance,
    held: [],
  });
};
