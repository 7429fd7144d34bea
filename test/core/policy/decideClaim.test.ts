import { describe, expect, it } from 'vitest';
import type { ClaimAssessment, CurveAssessment } from '../../../src/core/plans/claimAssessment.ts';
import { decideClaim } from '../../../src/core/policy/decideClaim.ts';
import { trendUnderClaimIsNotPredictable } from '../../../src/core/policy/rules/claims/trendUnderClaimIsNotPredictable.ts';
import type { Shift } from '../../../src/core/shifts/shift.ts';
import { aClaim, aCurve, anAssessment, aTrend } from '../../support/fixtures.ts';

const on = (...onCurves: CurveAssessment[]): ClaimAssessment => ({
  kind: 'matched',
  claim: onCurves[0]?.claim ?? aClaim(),
  onCurves,
  elsewhere: [],
});

const decided = (...onCurves: CurveAssessment[]) => {
  const { decision, fired } = decideClaim(on(...onCurves));
  return { decision, reasons: fired.map(({ rule }) => rule.id).sort() };
};

const shift: Shift = {
  task: 'hellaswag',
  metric: 'acc',
  factor: 'pretraining_corpus',
  kind: 'level',
  kinds: ['level'],
  levels: ['c4', 'web'],
  effect: 0.05,
  p: 0.001,
  q: 0.002,
  range: [2.5, 3.5],
  flip: null,
  sentence: 'web scores 0.05 above c4.',
};

describe('the decision on a claim', () => {
  it('passes when its bound meets it on a predictable curve within backtested distance', () => {
    expect(decided(anAssessment())).toEqual({ decision: 'pass', reasons: [] });
  });

  it('blocks when the opposite bound speaks against it', () => {
    expect(decided(anAssessment({ forecast: { value: 0.6, lowerBound: 0.55, upperBound: 0.65 } }))).toEqual({
      decision: 'block',
      reasons: ['SG402'],
    });
  });

  it('is inconclusive while the threshold lies inside the interval', () => {
    expect(decided(anAssessment({ forecast: { value: 0.7, lowerBound: 0.66, upperBound: 0.74 } }))).toEqual({
      decision: 'inconclusive',
      reasons: ['SG403'],
    });
  });

  it('holds both ends of a range to the central interval, since both have to be met at once', () => {
    const claim = (min: number, max: number) => aClaim({ expect: { min, max, text: `${min}..${max}` } });
    const within = (min: number, max: number) => decided(anAssessment({ claim: claim(min, max) }));
    // The forecast of the fixture: 0.71 to 0.79 at once, and 0.72 and 0.78 for each side alone.
    expect(within(0.71, 0.79)).toEqual({ decision: 'pass', reasons: [] });
    expect(within(0.715, 0.785)).toEqual({ decision: 'inconclusive', reasons: ['SG403'] });
    expect(within(0.79, 0.9)).toEqual({ decision: 'block', reasons: ['SG402'] });
    expect(within(0.5, 0.7)).toEqual({ decision: 'block', reasons: ['SG402'] });
    const { wouldPass } = decideClaim(on(anAssessment({ claim: claim(0.74, 0.76) })));
    expect(wouldPass).toBe('0.71..0.79');
  });

  it('warns of a claim that holds on a wide interval only, unless its threshold lies far beyond the limit', () => {
    const forecast = { value: 0.9, lowerBound: 0.78, upperBound: 0.95 };
    expect(decided(anAssessment({ forecast }))).toEqual({ decision: 'warn', reasons: ['SG404'] });
    const far = aClaim({ expect: { min: 0.66, max: null, text: '>= 0.66' } });
    expect(decided(anAssessment({ claim: far, forecast }))).toEqual({ decision: 'pass', reasons: [] });
  });

  it('does not block a claim above a curve at chance, where nothing is known upwards', () => {
    const forecast = { value: 0.26, lowerBound: 0.24, upperBound: 0.28, lower: 0.23, upper: 0.29 };
    const [small, large] = aCurve().points;
    const at = (score: number) =>
      aCurve({
        points: [small, large].flatMap((point) => (point === undefined ? [] : [{ ...point, score }])),
      });
    expect(decided(anAssessment({ curve: at(0.26), forecast }))).toEqual({
      decision: 'inconclusive',
      reasons: ['SG402'],
    });
    expect(decided(anAssessment({ curve: at(0.3), forecast })).decision).toBe('block');
    const below = aClaim({ expect: { min: null, max: 0.2, text: '<= 0.2' } });
    expect(decided(anAssessment({ claim: below, curve: at(0.26), forecast })).decision).toBe('block');
  });

  it('measures the resolution in the range of the metric', () => {
    const wide = { value: 90, lowerBound: 86, upperBound: 94 };
    const claim = aClaim({ expect: { min: 70, max: null, text: '>= 70' } });
    const curve = aCurve({ range: { lower: 0, upper: 100 } });
    expect(decided(anAssessment({ claim, curve, rangeWidth: 100, forecast: wide })).decision).toBe('pass');
  });

  it('lets the limits decide beyond 1.1 times the longest backtest, with a warning', () => {
    expect(decided(anAssessment({ forecast: { distanceRatio: 1.2 } }))).toEqual({
      decision: 'warn',
      reasons: ['SG401'],
    });
    const against = { value: 0.6, lowerBound: 0.55, upperBound: 0.65, distanceRatio: 1.2 };
    expect(decided(anAssessment({ forecast: against }))).toEqual({
      decision: 'block',
      reasons: ['SG401', 'SG402'],
    });
    expect(decided(anAssessment({ forecast: { distanceRatio: 1.1 } })).decision).toBe('pass');
  });

  it('neither passes nor blocks without calibration', () => {
    expect(decided(anAssessment({ forecast: { calibration: 'none' } }))).toEqual({
      decision: 'inconclusive',
      reasons: ['SG405'],
    });
    const against = { value: 0.6, lowerBound: 0.55, upperBound: 0.65, calibration: 'none' as const };
    expect(decided(anAssessment({ forecast: against })).decision).toBe('inconclusive');
  });

  it('warns at best where the trend is not predictable, and blocks where the gate is strict', () => {
    const trend = aTrend({ verdict: 'breakthrough', reason: 'jump' });
    expect(decided(anAssessment({ trend }))).toEqual({ decision: 'warn', reasons: ['SG301'] });
    const gate = { mode: 'enforce', resolution: 0.05, trend: 'block', shift: 'warn' } as const;
    expect(decided(anAssessment({ trend, gate })).decision).toBe('block');
  });

  it('tells a trend that nobody can judge from one that is not predictable', () => {
    const trend = aTrend({ verdict: 'insufficient', reason: 'too-few-runs', words: ['6 runs, too few.'] });
    expect(decided(anAssessment({ trend }))).toEqual({ decision: 'warn', reasons: ['SG301'] });
    const gate = { mode: 'enforce', resolution: 0.05, trend: 'block', shift: 'warn' } as const;
    expect(decided(anAssessment({ trend, gate })).decision).toBe('inconclusive');
    const said = (pooled: 'predictable' | null): string =>
      trendUnderClaimIsNotPredictable.evaluate(anAssessment({ trend, pooled }))?.message ?? '';
    expect(said(null)).toBe(
      'whether hellaswag is predictable cannot be told (too-few-runs): 6 runs, too few.',
    );
    expect(said('predictable')).toBe(
      `${said(null)} Over all its curves the task is predictable; the claim rests on one of them.`,
    );
  });

  it('warns at best where the curve shifts across a factor that the claim leaves open', () => {
    expect(decided(anAssessment({ openShifts: [shift] }))).toEqual({ decision: 'warn', reasons: ['SG302'] });
  });

  it('reads a claim that nothing can miss as no claim, and one that nothing can meet as wrong', () => {
    const vacuous = aClaim({ expect: { min: 0, max: null, text: '>= 0' } });
    expect(decided(anAssessment({ claim: vacuous })).decision).toBe('inconclusive');
    const percent = aClaim({ expect: { min: 70, max: null, text: '>= 70' } });
    expect(decided(anAssessment({ claim: percent }))).toMatchObject({ decision: 'block' });
  });

  it('judges an upper threshold and a range by both limits', () => {
    const atMost = aClaim({ expect: { min: null, max: 0.8, text: '<= 0.8' } });
    expect(decided(anAssessment({ claim: atMost })).decision).toBe('pass');
    const tooLow = aClaim({ expect: { min: null, max: 0.7, text: '<= 0.7' } });
    expect(decided(anAssessment({ claim: tooLow })).decision).toBe('block');
    const range = aClaim({ expect: { min: 0.7, max: 0.77, text: '0.7..0.77' } });
    expect(decided(anAssessment({ claim: range })).decision).toBe('inconclusive');
  });

  it('is inconclusive without a place on the axis, or without a forecast', () => {
    const unplaced = { kind: 'unplaced', reason: 'the axis is loss:c4, but the claim states flops' } as const;
    expect(decided(anAssessment({ placement: unplaced, forecast: null }))).toEqual({
      decision: 'inconclusive',
      reasons: ['SG407'],
    });
    expect(decided(anAssessment({ forecast: null }))).toEqual({
      decision: 'inconclusive',
      reasons: ['SG408'],
    });
  });

  it('must hold on every curve that it leaves open, and names the worst and the others', () => {
    const good = anAssessment({ curve: aCurve({ id: 'a', factors: { corpus: 'a' } }) });
    const bad = anAssessment({
      curve: aCurve({ id: 'b', factors: { corpus: 'b' } }),
      forecast: { value: 0.6, lowerBound: 0.55, upperBound: 0.65 },
    });
    const result = decideClaim(on(good, bad));
    expect(result.decision).toBe('block');
    expect(result.deciding?.curve.id).toBe('b');
    expect(result.flips).toEqual([{ factors: { corpus: 'a' }, decision: 'pass' }]);
  });

  it('reports the curve with the least room where several decide alike', () => {
    const easy = anAssessment({ curve: aCurve({ id: 'a' }) });
    const tight = anAssessment({ curve: aCurve({ id: 'z' }), forecast: { lowerBound: 0.701 } });
    expect(decideClaim(on(easy, tight)).deciding?.curve.id).toBe('z');
  });

  it('names the strongest threshold only where claiming it would be let through', () => {
    const strongest = (changes: Parameters<typeof anAssessment>[0]) =>
      decideClaim(on(anAssessment(changes))).wouldPass;
    expect(strongest({ forecast: { value: 0.7, lowerBound: 0.664, upperBound: 0.74 } })).toBe('>= 0.664');
    expect(strongest({ forecast: { value: 0.7, lowerBound: 0.6, upperBound: 0.8 } })).toBe('>= 0.6');
    expect(
      strongest({ forecast: { value: 0.7, lowerBound: 0.664, upperBound: 0.74, distanceRatio: 2 } }),
    ).toBe('>= 0.664');
    expect(strongest({ forecast: { calibration: 'none' } })).toBeNull();
    expect(strongest({})).toBeNull();
    expect(strongest({ forecast: null })).toBeNull();
  });

  it('names a threshold that holds on every curve that the claim leaves open', () => {
    const at = (id: string, lowerBound: number) =>
      anAssessment({
        curve: aCurve({ id }),
        forecast: { value: lowerBound + 0.03, lowerBound, upperBound: 0.75 },
      });
    expect(decideClaim(on(at('a', 0.66), at('b', 0.62))).wouldPass).toBe('>= 0.62');
  });

  it('shows what other configurations would have said', () => {
    const elsewhere = anAssessment({
      curve: aCurve({ id: 'b', factors: { corpus: 'b' } }),
      forecast: { value: 0.6, lowerBound: 0.55, upperBound: 0.65 },
    });
    const result = decideClaim({
      kind: 'matched',
      claim: aClaim(),
      onCurves: [anAssessment()],
      elsewhere: [elsewhere],
    });
    expect(result).toMatchObject({
      decision: 'pass',
      flips: [{ factors: { corpus: 'b' }, decision: 'block' }],
    });
  });

  it.each([
    [
      { kind: 'unknown-task', known: ['hellaswag'], suggestion: 'hellaswag' } as const,
      'did you mean hellaswag?',
    ],
    [{ kind: 'unknown-task', known: [], suggestion: null } as const, 'none of any other task does'],
    [{ kind: 'unknown-metric', known: ['acc_norm'] } as const, 'acc_norm'],
    [{ kind: 'open-metric', known: ['acc', 'acc_norm'] } as const, 'acc, acc_norm'],
    [{ kind: 'unknown-factor', factor: 'corpus', known: ['n_shot'] } as const, 'n_shot'],
    [{ kind: 'level-without-evidence', factor: 'corpus', level: 'c5', known: ['c4'] } as const, 'c4'],
  ])('is inconclusive when it meets no evidence: %j', (unmatched, said) => {
    const result = decideClaim({ kind: 'unmatched', claim: aClaim(), unmatched });
    expect(result.decision).toBe('inconclusive');
    expect(result.fired.map(({ rule }) => rule.id)).toEqual(['SG406']);
    expect(result.fired[0]?.message).toContain(said);
  });
});
