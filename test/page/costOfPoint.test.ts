import { describe, expect, it } from 'vitest';
import type { ReportCurve } from '../../src/core/report/report.ts';
import { costOfPoint } from '../../src/page/costOfPoint.ts';
import { lawLine } from '../../src/page/lawLine.ts';
import { aCurve } from '../reportFixture.ts';

/** A curve of runs at these places, with a straight line for a law; its slope is per nat of loss won, or per factor e of a count. */
const curveAt = (axis: string, places: readonly number[], slope: number, parts: Partial<ReportCurve> = {}) =>
  aCurve('t', {
    axis,
    law: 'linear',
    parameters: {
      level: { value: 0.5, se: 0 },
      slope: { value: slope, se: 0 },
      reference: { value: 0, se: 0 },
    },
    series: places.map((x) => ({ x, y: 0.5, se: null, run: `r${x}`, file: 'r.json' })),
    ...parts,
  });
const costOf = (curve: ReportCurve) => costOfPoint(curve, lawLine(curve));

describe('the cost of a point at the largest run', () => {
  it('is a step of the loss where the axis is a loss', () => {
    expect(costOf(curveAt('loss:c4', [5, 4, 3], 0.2))).toBe('a loss lower by 0.050');
  });

  it('is a multiple where the axis is a count', () => {
    const perDoubling = 0.02 / Math.log(2);
    expect(costOf(curveAt('flops', [1e18, 1e20, 1e22], perDoubling))).toBe('1.41× the compute');
    expect(costOf(curveAt('tokens', [1e9, 1e10, 1e12], perDoubling / 2))).toBe('2× the tokens');
  });

  it('is measured in the metric’s own range and direction', () => {
    const errors = { direction: 'lower', range: { lower: 0, upper: 100 } } as const;
    expect(costOf(curveAt('loss:c4', [5, 4, 3], -20, errors))).toBe('a loss lower by 0.050');
    expect(costOf(curveAt('loss:c4', [5, 4, 3], 0.2, { range: null }))).toBe('');
  });

  it('says no more than that it is too much where the law has come to rest', () => {
    expect(costOf(curveAt('loss:c4', [5, 4, 3], 1e-5))).toBe('more than 2.0 of loss, all that the runs span');
    expect(costOf(curveAt('params', [1e8, 1e9, 1e10], 1e-4))).toBe('more than 1000× the params');
    expect(costOf(curveAt('params', [1e8, 1e9, 1e10], -0.1))).toBe('more than any scale gives');
  });
});
