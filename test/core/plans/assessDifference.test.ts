import { describe, expect, it } from 'vitest';
import { assessDifference, counterpartOf } from '../../../src/core/plans/assessDifference.ts';
import { aCurve, anAssessment, aTrend } from '../../support/fixtures.ts';

const at = (factors: Readonly<Record<string, string>>) => aCurve({ id: JSON.stringify(factors), factors });

describe('a difference', () => {
  it('subtracts the curve that agrees in every other factor', () => {
    const curves = [at({ corpus: 'web', shots: '0' }), at({ corpus: 'web', shots: '5' })];
    const counterpart = counterpartOf(at({ corpus: 'c4', shots: '5' }), curves, { corpus: 'web' });
    expect(counterpart?.factors).toEqual({ corpus: 'web', shots: '5' });
    expect(counterpartOf(at({ corpus: 'c4', shots: '1' }), curves, { corpus: 'web' })).toBeNull();
  });

  it('is as unpredictable as the worse of its sides', () => {
    const noisy = anAssessment({ trend: aTrend({ verdict: 'noisy' }) });
    expect(assessDifference(anAssessment(), noisy).trend.verdict).toBe('noisy');
    expect(assessDifference(noisy, anAssessment()).trend.verdict).toBe('noisy');
  });

  it('has no forecast where a side has none, or is missing', () => {
    const without = anAssessment({ forecast: null });
    for (const one of [
      assessDifference(anAssessment(), without),
      assessDifference(without, anAssessment()),
      assessDifference(anAssessment(), null),
    ])
      expect(one.forecast.kind).toBe('none');
  });

  it('has no place where the other side has none', () => {
    const unplaced = anAssessment({ placement: { kind: 'unplaced', reason: 'no law' }, forecast: null });
    expect(assessDifference(anAssessment(), unplaced).placement).toEqual({
      kind: 'unplaced',
      reason: 'no law',
    });
  });
});
