import { describe, expect, it } from 'vitest';
import { levenbergMarquardt, type NonlinearModel } from '../../../src/core/stats/levenbergMarquardt.ts';

/** NIST StRD Misra1a: b1 (1 - exp(-b2 x)). */
const misra1a = {
  x: [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760],
  y: [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78],
};
const saturation: NonlinearModel = {
  evaluate: ([b1 = 0, b2 = 0], x) => b1 * (1 - Math.exp(-b2 * x)),
  gradient: ([b1 = 0, b2 = 0], x) => [1 - Math.exp(-b2 * x), b1 * x * Math.exp(-b2 * x)],
};

/** NIST StRD MGH09, "higher difficulty": b1 (x² + b2 x) / (x² + b3 x + b4). */
const mgh09 = {
  x: [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625],
  y: [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246],
};
const rational: NonlinearModel = {
  evaluate: ([b1 = 0, b2 = 0, b3 = 0, b4 = 0], x) => (b1 * (x * x + x * b2)) / (x * x + x * b3 + b4),
  gradient: ([b1 = 0, b2 = 0, b3 = 0, b4 = 0], x) => {
    const top = x * x + x * b2;
    const bottom = x * x + x * b3 + b4;
    return [top / bottom, (b1 * x) / bottom, (-b1 * top * x) / bottom ** 2, (-b1 * top) / bottom ** 2];
  },
};

const fitted = (...given: Parameters<typeof levenbergMarquardt>) => {
  const outcome = levenbergMarquardt(...given);
  if (outcome.kind !== 'fitted') throw new Error(outcome.kind);
  return outcome;
};

describe('levenbergMarquardt', () => {
  it.each([[[500, 0.0001]], [[250, 0.0005]]])(
    "gives NIST's certified values for Misra1a from %j",
    (start) => {
      const { parameters, standardErrors, rss, df } = fitted(saturation, misra1a, [start]);
      expect(parameters[0]).toBeCloseTo(238.94212918, 6);
      expect(parameters[1]).toBeCloseTo(5.5015643181e-4, 12);
      expect(standardErrors?.[0]).toBeCloseTo(2.7070075241, 6);
      expect(standardErrors?.[1]).toBeCloseTo(7.2668688436e-6, 12);
      expect(rss).toBeCloseTo(0.12455138894, 9);
      expect(df).toBe(12);
    },
  );

  it("gives NIST's certified values for MGH09", () => {
    const { parameters, rss } = fitted(rational, mgh09, [
      [25, 39, 41.5, 39],
      [0.25, 0.39, 0.415, 0.39],
    ]);
    expect(rss).toBeCloseTo(3.0750560385e-4, 12);
    [0.19280693458, 0.19128232873, 0.12305650693, 0.13606233068].forEach((certified, j) => {
      expect(parameters[j]).toBeCloseTo(certified, 6);
    });
  });

  it('does not depend on the unit of y: the library alone returns the start as the fit at 1e-5', () => {
    const plain = fitted(saturation, misra1a, [[500, 0.0001]]);
    const tiny = fitted(saturation, { x: misra1a.x, y: misra1a.y.map((value) => value * 1e-5) }, [
      [500e-5, 0.0001],
    ]);
    expect((tiny.parameters[0] ?? 0) * 1e5).toBeCloseTo(plain.parameters[0] ?? 0, 6);
    expect(tiny.parameters[1]).toBeCloseTo(plain.parameters[1] ?? 0, 12);
  });

  it('reads weights as inverse variances: a weight of 2 is the point twice', () => {
    const weights = misra1a.x.map((_, i) => (i < 4 ? 2 : 1));
    const twice = (values: readonly number[]): number[] => [...values, ...values.slice(0, 4)];
    const weighted = fitted(saturation, { ...misra1a, weights }, [[250, 0.0005]]);
    const repeated = fitted(saturation, { x: twice(misra1a.x), y: twice(misra1a.y) }, [[250, 0.0005]]);
    expect(weighted.parameters[0]).toBeCloseTo(repeated.parameters[0] ?? 0, 6);
    expect(weighted.rss).toBeCloseTo(repeated.rss, 9);
  });

  it('fits exact data exactly', () => {
    const { parameters, rss } = fitted(
      saturation,
      { x: misra1a.x, y: misra1a.x.map((x) => 200 * (1 - Math.exp(-0.001 * x))) },
      [[500, 0.0001]],
    );
    expect(parameters[0]).toBeCloseTo(200, 6);
    expect(rss).toBeLessThan(1e-12);
  });

  it('says when parameters cannot be told apart', () => {
    const twin: NonlinearModel = { evaluate: ([a = 0, b = 0], x) => (a + b) * x, gradient: (_, x) => [x, x] };
    expect(levenbergMarquardt(twin, { x: [1, 2, 3], y: [1, 2, 4] }, [[1, 1]])).toEqual({
      kind: 'degenerate',
      reason: 'collinear',
    });
  });

  it('says when it found no minimum', () => {
    // Falls for ever as b grows: there is no least-squares estimate.
    const endless: NonlinearModel = {
      evaluate: ([b = 0], x) => Math.exp(-b * x) + 1 / (1 + Math.abs(b)),
      gradient: ([b = 0], x) => [-x * Math.exp(-b * x) - Math.sign(b) / (1 + Math.abs(b)) ** 2],
    };
    const outcome = levenbergMarquardt(endless, { x: [1, 2, 3, 4], y: [-1, -1, -1, -1] }, [[1]]);
    expect(outcome.kind).not.toBe('fitted');
  });

  it('refuses what is not finite, too short, or leads the model out of its range', () => {
    expect(levenbergMarquardt(saturation, { x: [1, 2, 3], y: [1, Number.NaN, 3] }, [[1, 1]])).toMatchObject({
      reason: 'not-finite',
    });
    expect(levenbergMarquardt(saturation, { x: [1], y: [1] }, [[1, 1]])).toMatchObject({
      reason: 'too-few-points',
    });
    const pole: NonlinearModel = {
      evaluate: ([b = 0], x) => 1 / (b - b + 0 * x),
      gradient: () => [Number.NaN],
    };
    expect(levenbergMarquardt(pole, { x: [1, 2], y: [1, 2] }, [[1]]).kind).toBe('degenerate');
  });
});
