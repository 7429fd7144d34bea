import { describe, expect, it } from 'vitest';
import {
  levenbergMarquardt,
  type NonlinearFit,
  type NonlinearModel,
} from '../../src/core/stats/levenbergMarquardt.ts';
import { expectAllRelative, expectRelative, readReference } from './readReference.ts';

interface Problem {
  readonly name: string;
  readonly model: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly starts: readonly (readonly number[])[];
  readonly parameters: readonly number[];
  readonly standardErrors: readonly number[];
  readonly rss: number;
}

const { cases } = readReference<{ readonly cases: readonly Problem[] }>('nistNonlinear');

const cubic = (a: number, b: number, c: number, d: number, x: number): number =>
  a + x * (b + x * (c + x * d));

const models: Readonly<Record<string, NonlinearModel>> = {
  exponential: {
    evaluate: ([size = 0, rate = 0], x) => size * -Math.expm1(-rate * x),
    gradient: ([size = 0, rate = 0], x) => [-Math.expm1(-rate * x), size * x * Math.exp(-rate * x)],
  },
  'ratio of two parabolas': {
    evaluate: ([b1 = 0, b2 = 0, b3 = 0, b4 = 0], x) => (b1 * (x * x + x * b2)) / (x * x + x * b3 + b4),
    gradient: ([b1 = 0, b2 = 0, b3 = 0, b4 = 0], x) => {
      const below = x * x + x * b3 + b4;
      const share = (x * x + x * b2) / below;
      return [share, (b1 * x) / below, (-b1 * share * x) / below, (-b1 * share) / below];
    },
  },
  power: {
    evaluate: ([size = 0, origin = 0, exponent = 1], x) => size * (origin + x) ** (-1 / exponent),
    gradient: ([size = 0, origin = 0, exponent = 1], x) => {
      const power = (origin + x) ** (-1 / exponent);
      return [
        power,
        (-size * power) / (exponent * (origin + x)),
        (size * power * Math.log(origin + x)) / exponent ** 2,
      ];
    },
  },
  'ratio of two cubics': {
    evaluate: ([b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0, b6 = 0, b7 = 0], x) =>
      cubic(b1, b2, b3, b4, x) / cubic(1, b5, b6, b7, x),
    gradient: ([b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0, b6 = 0, b7 = 0], x) => {
      const below = cubic(1, b5, b6, b7, x);
      const value = cubic(b1, b2, b3, b4, x) / below;
      const powers = [1, x, x * x, x ** 3].map((power) => power / below);
      return [...powers, ...powers.slice(1).map((power) => -value * power)];
    },
  },
};

const modelOf = ({ model }: Problem): NonlinearModel => {
  const found = models[model];
  if (found === undefined) throw new Error(model);
  return found;
};

const expectCertified = (fit: NonlinearFit, { x, parameters, standardErrors, rss }: Problem): void => {
  expectAllRelative(fit.parameters, parameters, 1e-6);
  expectAllRelative(fit.standardErrors, standardErrors, 1e-6);
  expectRelative(fit.rss, rss, 1e-10);
  expect(fit.df).toBe(x.length - parameters.length);
};

// From its far start MGH09 runs off to the minimum at infinity that NIST warns of (residual sum 0.00103, not 0.00031).
const unreached: readonly string[] = ['MGH09 from start 1'];

describe('NIST’s certified nonlinear fits, to six digits', () => {
  const attempts = cases.flatMap((problem) =>
    problem.starts.map((start, index) => ({
      name: `${problem.name} from start ${index + 1}`,
      problem,
      start,
    })),
  );
  expect(attempts).toHaveLength(10);

  it.each(attempts.filter(({ name }) => !unreached.includes(name)))('$name', ({ problem, start }) => {
    const fit = levenbergMarquardt(modelOf(problem), problem, [start]);
    if (fit.kind !== 'fitted') throw new Error(fit.kind);
    expectCertified(fit, problem);
  });

  it.each(attempts.filter(({ name }) => unreached.includes(name)))(
    '$name: nothing worse is called found',
    ({ problem, start }) => {
      const fit = levenbergMarquardt(modelOf(problem), problem, [start]);
      expect(fit.kind === 'fitted' ? fit.rss : problem.rss).toBeLessThanOrEqual(problem.rss * (1 + 1e-10));
    },
  );

  it.each(cases)('$name from both starts at once', (problem) => {
    const fit = levenbergMarquardt(modelOf(problem), problem, problem.starts);
    if (fit.kind !== 'fitted') throw new Error(fit.kind);
    expectCertified(fit, problem);
  });

  it.each(cases)('$name with weights: ten times the weight is a tenth of the variance', (problem) => {
    const weights = problem.x.map(() => 10);
    const fit = levenbergMarquardt(modelOf(problem), { ...problem, weights }, problem.starts.slice(1));
    if (fit.kind !== 'fitted') throw new Error(fit.kind);
    expectCertified({ ...fit, rss: fit.rss / 10 }, problem);
  });
});
