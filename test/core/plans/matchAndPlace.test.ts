import { describe, expect, it } from 'vitest';
import type { TaskCurves } from '../../../src/core/curves/groupCurves.ts';
import { matchClaim } from '../../../src/core/plans/matchClaim.ts';
import { type Conversions, placeClaim } from '../../../src/core/plans/placeClaim.ts';
import { aClaim, aCurve } from '../../support/fixtures.ts';

const onCorpus = (corpus: string) => aCurve({ id: `hellaswag ${corpus}`, factors: { corpus } });
const tasks: readonly TaskCurves[] = [
  { task: 'hellaswag', metric: 'acc', curves: [onCorpus('books'), onCorpus('web')], undeclaredFactors: [] },
  { task: 'lambada', metric: 'acc', curves: [], undeclaredFactors: [] },
  { task: 'lambada', metric: 'perplexity', curves: [], undeclaredFactors: [] },
];
const match = (changes: Parameters<typeof aClaim>[0]) =>
  matchClaim(aClaim(changes), tasks, ['corpus', 'n_shot']);

describe('the curves that a claim speaks about', () => {
  it('are all of its task where it leaves the factors open', () => {
    expect(match({})).toMatchObject({
      kind: 'matched',
      curves: [{ id: 'hellaswag books' }, { id: 'hellaswag web' }],
    });
  });

  it('are those of the levels that it names, and it knows the others', () => {
    expect(match({ where: { corpus: 'web' } })).toMatchObject({
      curves: [{ id: 'hellaswag web' }],
      elsewhere: [{ id: 'hellaswag books' }],
    });
  });

  it('need no metric where the task has one only', () => {
    expect(match({ metric: null })).toMatchObject({ kind: 'matched' });
    expect(match({ task: 'lambada', metric: null })).toMatchObject({
      unmatched: { kind: 'open-metric', known: ['acc', 'perplexity'] },
    });
  });

  it('are none where a name is wrong, and the nearest or the known ones are told', () => {
    expect(match({ task: 'hellaswg' })).toMatchObject({
      unmatched: { kind: 'unknown-task', suggestion: 'hellaswag' },
    });
    expect(match({ metric: 'f1' })).toMatchObject({ unmatched: { kind: 'unknown-metric', known: ['acc'] } });
    expect(match({ where: { corpora: 'web' } })).toMatchObject({
      unmatched: { kind: 'unknown-factor', known: ['corpus', 'n_shot'] },
    });
    expect(match({ where: { corpus: 'c5' } })).toMatchObject({
      unmatched: { kind: 'level-without-evidence', factor: 'corpus', level: 'c5', known: ['books', 'web'] },
    });
  });
});

const conversions: Conversions = {
  flopsPerParameterToken: { value: 6, origin: 'from `scale.flops`' },
  predictLoss: (_curve, corpus, params) =>
    params > 1e11
      ? { kind: 'unknown', reason: 'too far' }
      : { kind: 'predicted', loss: corpus === 'c4' ? 2.3 : 9, relativeError: 0.02, backtested: true },
};
const place = (at: Record<string, number>, axis: 'loss:c4' | 'flops' | 'params' | 'task-loss') =>
  placeClaim(aClaim({ at }), aCurve({ axis }), conversions);

describe('the place of a claim on the axis', () => {
  it('is what the claim states, never a prediction of it', () => {
    expect(place({ 'loss:c4': 2.4, params: 7e9, tokens: 1e11 }, 'loss:c4')).toMatchObject({
      scale: 2.4,
      position: -2.4,
      predictedLoss: null,
    });
    expect(place({ params: 7e9 }, 'params')).toMatchObject({ position: Math.log(7e9) });
  });

  it('follows from params and tokens on a compute axis, and says how', () => {
    const placement = place({ params: 1e9, tokens: 2e10 }, 'flops');
    expect(placement).toMatchObject({ kind: 'placed', scale: 1.2e20, predictedLoss: null });
    expect(placement).toHaveProperty('derivation', expect.stringContaining('scale.flops'));
  });

  it('goes through a predicted loss, with its uncertainty, on a loss axis', () => {
    expect(place({ params: 7e9, tokens: 1e11 }, 'loss:c4')).toMatchObject({
      scale: 2.3,
      predictedLoss: { relativeError: 0.02, backtested: true },
      flops: 6 * 7e9 * 1e11,
    });
  });

  it('leaves a planned run off the axis to its compute and its size, and says what is missing', () => {
    const why = (...args: Parameters<typeof place>) => {
      const placement = place(...args);
      if (placement.kind !== 'planned') throw new Error(placement.kind);
      return [placement.planned.flops, placement.derivation];
    };
    expect(why({ flops: 1e22 }, 'loss:c4')).toEqual([
      1e22,
      expect.stringContaining('state loss:c4, or params and tokens'),
    ]);
    expect(why({ flops: 1e22 }, 'params')).toEqual([1e22, expect.stringContaining('state params')]);
    expect(why({ params: 1e9, tokens: 1e10 }, 'task-loss')[0]).toBe(6e19);
    expect(why({ params: 1e12, tokens: 1e10 }, 'loss:c4')).toEqual([6e22, 'too far']);
  });

  it('is nowhere where not even the compute is known', () => {
    expect(place({ tokens: 1e10 }, 'loss:c4')).toMatchObject({
      kind: 'unplaced',
      reason: expect.stringContaining('state loss:c4, or params and tokens'),
    });
    expect(place({ tokens: 1e10 }, 'params')).toMatchObject({
      reason: expect.stringContaining('state params'),
    });
  });
});
