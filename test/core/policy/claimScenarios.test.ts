import { expect, it } from 'vitest';
import { claimScenarios } from '../../../src/core/policy/claimScenarios.ts';
import { decideClaim } from '../../../src/core/policy/decideClaim.ts';
import { aClaim, aCurve, anAssessment } from '../../support/fixtures.ts';

it('sets every configuration beside every law, and lets a law alone decide nothing', () => {
  const c4 = anAssessment({ curve: aCurve({ factors: { corpus: 'c4' } }) });
  const web = anAssessment({
    curve: aCurve({ id: 'web', factors: { corpus: 'web' } }),
    forecast: { value: 0.6, lower: 0.54, upper: 0.66, lowerBound: 0.55, upperBound: 0.65 },
  });
  const decision = decideClaim({ kind: 'matched', claim: aClaim(), onCurves: [c4], elsewhere: [web] });
  const laws = [
    { law: 'linear', value: 0.72 },
    { law: 'logistic', value: null },
  ];
  expect(claimScenarios(decision, laws)).toEqual([
    { law: null, factors: { corpus: 'c4' }, value: 0.75, meets: true, decision: 'pass' },
    { law: null, factors: { corpus: 'web' }, value: 0.6, meets: false, decision: 'block' },
    { law: 'linear', factors: { corpus: 'c4' }, value: 0.72, meets: true, decision: null },
    { law: 'logistic', factors: { corpus: 'c4' }, value: null, meets: null, decision: null },
  ]);
});
