import { describe, expect, it } from 'vitest';
import { undeclaredLevels } from '../../../src/core/pipeline/undeclaredLevels.ts';
import type { ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import { aConfiguration, aCurve, aPoint, aRecord, aRun } from '../../support/fixtures.ts';

const at = (run: string, configuration: ScoreRecord['configuration'], factors = {}) =>
  aRecord({ run, configuration, factors, source: { file: `${run}.json`, pointer: '/x' } });
const curveOf = (...records: readonly ScoreRecord[]) =>
  aCurve({ points: records.map(({ run, source }, index) => ({ ...aPoint(index, 0.5), run, source })) });

const small = at('small', aConfiguration({ split: 'train' }), { harness: 'lm-eval' });
const large = at('large', aConfiguration({ split: 'train' }), { harness: 'lm-eval' });
const cut = at('cut', aConfiguration({ split: 'train', limit: 20 }), { harness: 'lm-eval' });
const runs = new Map(
  [aRun('small', { factors: { corpus: 'web' } }), aRun('large'), aRun('cut')].map((run) => [run.id, run]),
);

describe('what else the points of a curve agree in', () => {
  const levels = undeclaredLevels([small, large, cut], runs, ['n_shot']);

  it('is each setting of their configuration, a missing one as nothing, and the factors of records and runs', () => {
    expect(levels(curveOf(small))).toEqual({
      corpus: 'web',
      harness: 'lm-eval',
      'lm-eval split': 'train',
      'lm-eval limit': 'nothing',
    });
    expect(levels(curveOf(cut))).toMatchObject({ 'lm-eval limit': '20' });
  });

  it('is not what they differ in, nor what is declared', () => {
    expect(levels(curveOf(large, cut))).toEqual({ harness: 'lm-eval', 'lm-eval split': 'train' });
    expect(undeclaredLevels([small], runs, ['harness'])(curveOf(small))).not.toHaveProperty('harness');
  });
});
