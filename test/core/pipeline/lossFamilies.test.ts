import { describe, expect, it } from 'vitest';
import { type LossFamilies, lossFamilies } from '../../../src/core/pipeline/lossFamilies.ts';
import type { RunFacts } from '../../../src/core/records/scoreRecord.ts';
import { aCurve } from '../../support/fixtures.ts';
import { simulatedRuns } from '../upstream/simulatedRuns.ts';

const factsOf = (noise: number, parts: Partial<RunFacts> = {}): readonly RunFacts[] =>
  simulatedRuns(noise, 1, 5, 4).map(({ run, params, tokens, loss }) => ({
    id: run,
    aliases: [],
    params,
    paramsKind: 'total',
    tokens,
    flops: null,
    step: null,
    trainingRun: run,
    losses: { c4_val: loss },
    factors: { pretraining_corpus: 'c4' },
    source: { file: 'runs.yml', pointer: '' },
    origins: [],
    ...parts,
  }));

const familiesOf = (
  runs: readonly RunFacts[],
  parts: Parameters<typeof aCurve>[0] = {},
  checkpoints: 'last' | 'all' = 'last',
): LossFamilies =>
  lossFamilies(
    new Map(runs.map((run) => [run.id, run])),
    [aCurve({ axis: 'loss:c4_val', factors: { pretraining_corpus: 'c4', n_shot: '0' }, ...parts })],
    { flopsPerParameterToken: 6, checkpoints },
    1,
  );

const chinchillaRuns = (families: LossFamilies): number | undefined =>
  families.laws([]).fitted.find(({ law }) => law === 'chinchilla')?.runs;

describe('lossFamilies', () => {
  it('fits laws under a curve without any claim, and names the levels that the runs state', () => {
    const { fitted, unfitted } = familiesOf(factsOf(0.002)).laws([]);
    expect(fitted.map(({ law }) => law)).toContain('chinchilla');
    for (const one of [...fitted, ...unfitted])
      expect(one).toMatchObject({ corpus: 'c4_val', factors: { pretraining_corpus: 'c4' } });
    expect(fitted.length + unfitted.length).toBe(7);
    // Ten times the compute of the largest run, 800M on 16B tokens.
    const { at } = fitted[0]?.influence ?? { at: { params: 0, tokens: 0 } };
    expect(at.params * at.tokens).toBeCloseTo(10 * 8e8 * 1.6e10, -10);
  });

  it('reads the corpus that most runs have where the axis is no loss', () => {
    const runs = factsOf(0.002).map((run, index) => ({
      ...run,
      losses: index === 0 ? { ...run.losses, a_val: 3 } : run.losses,
    }));
    const { fitted } = familiesOf(runs, { axis: 'flops' }).laws([]);
    expect(new Set(fitted.map(({ corpus }) => corpus))).toEqual(new Set(['c4_val']));
  });

  it('leaves out params of another kind, and checkpoints before the last', () => {
    const runs = factsOf(0.002);
    const otherKind = runs
      .slice(0, 5)
      .map((run) => ({ ...run, id: `${run.id} other`, paramsKind: 'active' as const }));
    expect(chinchillaRuns(familiesOf([...runs, ...otherKind]))).toBe(20);
    const early = runs.map((run) => ({
      ...run,
      id: `${run.id} early`,
      step: 10,
      tokens: (run.tokens ?? 0) / 3,
    }));
    expect(chinchillaRuns(familiesOf([...runs, ...early]))).toBe(20);
    expect(chinchillaRuns(familiesOf([...runs, ...early], {}, 'all'))).toBe(40);
  });

  it('measures influence at the farthest planned run, and sets it beside the compute-optimal one', () => {
    const families = familiesOf(factsOf(0.002));
    const curve = aCurve({ axis: 'loss:c4_val', factors: { pretraining_corpus: 'c4' } });
    const plan = { params: 1e9, tokens: 2e11 };
    expect(families.allocation(curve, { params: 1e9, tokens: 2e10 })?.ratio).toBeLessThan(3);
    const allocation = families.allocation(curve, plan);
    expect(allocation?.corpus).toBe('c4_val');
    expect(allocation?.ratio).toBeGreaterThan(3);
    expect(
      families.laws([
        { curve, plan },
        { curve, plan: { params: 1e9, tokens: 2e10 } },
      ]).fitted[0]?.influence.at,
    ).toEqual(plan);
    // Nothing that was asked before shows in what is said of no plan.
    expect(families.laws([])).toEqual(familiesOf(factsOf(0.002)).laws([]));
  });

  it('says nothing where no run states a loss', () => {
    const families = familiesOf(factsOf(0, { losses: {} }));
    expect(families.laws([])).toEqual({ fitted: [], unfitted: [] });
  });
});
