import { describe, expect, it } from 'vitest';
import { renderers } from '../../../src/core/renderers/index.ts';
import { claimFacts } from '../../../src/core/renderers/sections/claimFacts.ts';
import { expectedScores } from '../../../src/core/renderers/sections/expectedScores.ts';
import { nextSteps } from '../../../src/core/renderers/sections/nextSteps.ts';
import { placeText } from '../../../src/core/renderers/sections/placeText.ts';
import { scoreSeries } from '../../../src/core/renderers/sections/scoreSeries.ts';
import { intervalStrip } from '../../../src/core/renderers/terminal/intervalStrip.ts';
import { aClaim, aCurve, aFinding, aProblem, aReport } from '../../reportFixture.ts';

describe('the registry', () => {
  it('names each face once', () => {
    expect(renderers.map(({ name }) => name)).toEqual(['text', 'json', 'markdown', 'html', 'sarif']);
  });
});

describe('expectedScores', () => {
  it.each([
    ['>= 0.70', [0.7]],
    ['<=12.5', [12.5]],
    ['0.6..0.8', [0.6, 0.8]],
    ['-1e-3 .. .5', [-0.001, 0.5]],
    ['about half', []],
  ])('reads %s', (expectation, thresholds) => {
    expect(expectedScores(expectation)).toEqual(thresholds);
  });
});

describe('claimFacts', () => {
  it('shows a forecast just under its threshold as under it', () => {
    const { forecast } = aClaim('x', 'block');
    if (forecast === null) throw new Error('the fixture has a forecast');
    const facts = claimFacts(aClaim('x', 'block', { forecast: { ...forecast, value: 0.6984 } }));
    expect(facts.forecast).toBe('0.698');
  });

  it('names both ends of the interval that a range is held to', () => {
    expect(claimFacts(aClaim('x', 'pass', { expect: '0.55..0.70' })).bound).toBe(
      'between 0.58 and 0.66 with 90% confidence',
    );
  });

  it('names the side of the bound that the decision uses', () => {
    const { forecast } = aClaim('x', 'pass');
    if (forecast === null) throw new Error('the fixture has a forecast');
    expect(claimFacts(aClaim('x', 'pass', { forecast: { ...forecast, bound: 0.66 } })).bound).toBe(
      'at most 0.66 with 90% confidence',
    );
  });

  it.each([
    [{ ratio: 1, axis: 'flops', inside: true }, 'inside the observed range'],
    [{ ratio: 8, axis: 'params', inside: false }, '8× the params of the largest run'],
    [{ ratio: 0.31, axis: 'loss:c4_val', inside: false }, 'outside of the observed range by 0.31× its width'],
  ])('says how far the claim reads', (extrapolation, said) => {
    expect(claimFacts(aClaim('x', 'pass', { extrapolation })).basis[0]).toBe(said);
  });

  it('owns up to a missing backtest', () => {
    const { basis } = claimFacts(aClaim('x', 'pass', { backtest: null, extrapolation: null }));
    expect(basis).toEqual(['two-stage route', 'no backtest', 'interval calibrated on this evidence']);
  });
});

describe('scoreSeries', () => {
  it('orders several curves by scale: a loss downwards, a count upwards', () => {
    const points = [
      { x: 2, y: 0.2, se: null, run: 'a', file: 'a.json' },
      { x: 3, y: 0.3, se: null, run: 'b', file: 'b.json' },
    ];
    const xs = (axis: string): number[] =>
      scoreSeries([
        aCurve('t', { axis, series: points }),
        aCurve('t', { axis, series: [{ x: 2.5, y: 0, se: null, run: 'c', file: 'c.json' }] }),
      ]).map(({ x }) => x);
    expect(xs('loss:c4_val')).toEqual([3, 2.5, 2]);
    expect(xs('params')).toEqual([2, 2.5, 3]);
  });
});

describe('placeText', () => {
  it('says as much as is known', () => {
    expect(placeText({ file: 'a.json', line: 3, column: 7 })).toBe('a.json:3:7');
    expect(placeText({ file: 'a.json', line: 3, column: null })).toBe('a.json:3');
    expect(placeText({ file: 'a.json', line: null })).toBe('a.json');
    expect(placeText({ file: null, line: null })).toBeNull();
  });
});

describe('nextSteps', () => {
  it('gives at most three, and keeps one for files when claims would take them all', () => {
    const claims = ['a', 'b', 'c', 'd'].map((id) => aClaim(id, 'block'));
    expect(nextSteps(aReport({ claims }))).toHaveLength(3);
    const steps = nextSteps(aReport({ claims, problems: [aProblem()] }));
    expect(steps).toHaveLength(3);
    expect(steps[2]).toContain('`evals/broken.json:41:7`');
  });

  it('repeats the reason of a claim that no threshold and no run would cure', () => {
    const report = aReport({
      claims: [aClaim('a', 'inconclusive', { wouldPass: null })],
      findings: [aFinding('SG406', { claim: 'a', message: 'no score of task x was read; did you mean y?' })],
    });
    expect(nextSteps(report)).toEqual(['`cluster-2027/a`: no score of task x was read; did you mean y?']);
  });

  it('says nothing about warnings', () => {
    expect(nextSteps(aReport({ problems: [aProblem({ severity: 'warning' })] }))).toEqual([]);
  });

  it('shows a problem without a file as it is', () => {
    expect(
      nextSteps(aReport({ problems: [aProblem({ file: null, message: 'There is no evidence' })] })),
    ).toEqual(['There is no evidence.']);
  });
});

describe('intervalStrip', () => {
  const interval = { lower: 0.5, value: 0.6, upper: 0.7 };

  it('puts the threshold on the side it stands on', () => {
    expect(intervalStrip(interval, [0.9], 22)).toBe('┈├────●───┤┈┈┈┈┈┈┈┈┈┃┈');
    expect(intervalStrip(interval, [0.3], 22)).toMatch(/^┈┃┈+├─+●─+┤┈$/);
    expect(intervalStrip(interval, [0.55], 22)).toMatch(/├─*┃─*●/);
  });

  it('has room for an interval of no width, and none below twelve columns', () => {
    expect(intervalStrip({ lower: 1, value: 1, upper: 1 }, [], 13)).toHaveLength(13);
    expect(intervalStrip(interval, [], 11)).toBe('');
  });
});
