import { describe, expect, it } from 'vitest';
import { groupCurves } from '../../../src/core/curves/groupCurves.ts';
import type { RunFacts, ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import { aConfiguration, aRecord, aRun } from '../../support/fixtures.ts';

const facts = {
  direction: 'higher',
  range: { lower: 0, upper: 1 },
  floor: null,
  chance: 0.25,
  items: 10042,
} as const;
const byId = (...runs: RunFacts[]) => new Map(runs.map((run) => [run.id, run]));
const group = (
  records: readonly ScoreRecord[],
  runs: ReadonlyMap<string, RunFacts>,
  settings: Partial<Parameters<typeof groupCurves>[3]> = {},
) =>
  groupCurves(records, runs, () => facts, { axis: 'params', factors: [], checkpoints: 'last', ...settings });

const sizes = byId(
  aRun('small', { params: 1e8 }),
  aRun('large', { params: 1e9 }),
  aRun('middle', { params: 4e8 }),
);
const scores = [
  aRecord({ run: 'large', score: 0.6 }),
  aRecord({ run: 'small', score: 0.3 }),
  aRecord({ run: 'middle', score: 0.45 }),
];

describe('grouping records into curves', () => {
  it('puts the runs of a task in order of scale, whatever the order of the records', () => {
    const { tasks, problems } = group(scores, sizes);
    expect(problems).toEqual([]);
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.curves[0]).toMatchObject({
      id: 'hellaswag · acc · params',
      task: 'hellaswag',
      chance: 0.25,
    });
    expect(tasks[0]?.curves[0]?.points.map(({ run, scale }) => [run, scale])).toEqual([
      ['small', 1e8],
      ['middle', 4e8],
      ['large', 1e9],
    ]);
    const reversed = group([...scores].reverse(), sizes);
    expect(JSON.stringify(reversed.tasks)).toBe(JSON.stringify(tasks));
    expect(reversed.problems).toEqual([]);
  });

  it('reads losses from the largest to the smallest', () => {
    const runs = byId(aRun('good', { losses: { c4: 2.4 } }), aRun('bad', { losses: { c4: 3.9 } }));
    const records = [aRecord({ run: 'good', score: 0.7 }), aRecord({ run: 'bad', score: 0.3 })];
    const { tasks } = group(records, runs, { axis: 'loss:c4' });
    expect(tasks[0]?.curves[0]?.points.map(({ run, position }) => [run, position])).toEqual([
      ['bad', -3.9],
      ['good', -2.4],
    ]);
  });

  it('reads the task loss from the record', () => {
    const records = [aRecord({ run: 'small', taskLoss: 1.2 }), aRecord({ run: 'large', taskLoss: 0.8 })];
    const { tasks } = group(records, sizes, { axis: 'task-loss' });
    expect(tasks[0]?.curves[0]?.points.map(({ scale }) => scale)).toEqual([1.2, 0.8]);
  });

  it('splits by declared factors, from the run or from the record, and by nothing else', () => {
    const runs = byId(
      aRun('a', { params: 1e8, factors: { corpus: 'web' } }),
      aRun('b', { params: 1e9, factors: { corpus: 'books' } }),
    );
    const records = [
      aRecord({ run: 'a', factors: { n_shot: '5' } }),
      aRecord({ run: 'b', factors: { n_shot: '0' } }),
    ];
    const { tasks } = group(records, runs, { factors: ['corpus'] });
    expect(tasks[0]?.curves.map(({ id }) => id)).toEqual([
      'hellaswag · acc · params · corpus=books',
      'hellaswag · acc · params · corpus=web',
    ]);
    expect(group(records, runs, { factors: [] }).tasks[0]).toMatchObject({
      undeclaredFactors: ['corpus', 'n_shot'],
    });
  });

  describe('by how scores were obtained', () => {
    const usual = aConfiguration({ fewshot_split: 'validation' });
    const odd = aConfiguration({ fewshot_split: 'train' });
    const records = scores.map((record) => ({
      ...record,
      configuration: record.run === 'middle' ? odd : usual,
    }));

    it('does not split what nobody declared, and says in what runs of a curve differ', () => {
      const [task] = group(records, sizes).tasks;
      expect(task?.curves.map(({ points }) => points.length)).toEqual([3]);
      expect(task).toMatchObject({
        undeclaredFactors: ['configuration'],
        configurationDifferences: [
          { key: 'fewshot_split', text: 'fewshot_split: validation against train in 1 of 3 runs' },
        ],
      });
    });

    it('splits where the config declares the factor', () => {
      const [task] = group(records, sizes, { factors: ['configuration'] }).tasks;
      expect(
        task?.curves.map(({ factors, points }) => [factors.configuration, points.length]).sort(),
      ).toEqual(
        [
          [usual.fingerprint, 2],
          [odd.fingerprint, 1],
        ].sort(),
      );
      expect(task?.undeclaredFactors).toEqual([]);
    });

    it('is quiet where all agree, where one says nothing, and where two harnesses state it in their own ways', () => {
      const of = (middle: ScoreRecord['configuration']) =>
        group(
          scores.map((record) => ({ ...record, configuration: record.run === 'middle' ? middle : usual })),
          sizes,
        ).tasks[0];
      for (const middle of [usual, null, aConfiguration({ prompt: 'Q' }, 'helm')]) {
        expect(of(middle)?.undeclaredFactors).toEqual([]);
        expect(of(middle)).not.toHaveProperty('configurationDifferences');
      }
    });

    it('tells levels that a table states itself', () => {
      const stated = scores.map((record) => ({ ...record, factors: { configuration: record.run } }));
      expect(group(stated, sizes).tasks[0]?.undeclaredFactors).toEqual(['configuration']);
    });
  });

  it('tells which file says what a score is of, where its own does not', () => {
    const task = { field: 'task', rule: 'parsed', at: '/name', file: 'runs/a/run_spec.json' } as const;
    const [first] = group([aRecord({ run: 'small', origins: [task] })], sizes).tasks;
    expect(first?.curves[0]?.points[0]).toMatchObject({ describedBy: 'runs/a/run_spec.json' });
  });

  it('names each run without a scale once, with how many scores it costs', () => {
    const records = [
      ...scores,
      aRecord({ run: 'mystery', source: { file: 'evals/mystery.json', pointer: '/results/0' } }),
      aRecord({ run: 'mystery', task: 'piqa' }),
    ];
    const { tasks, problems } = group(records, sizes);
    expect(tasks[0]?.curves[0]?.points).toHaveLength(3);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ rule: 'SG111', file: 'evals/mystery.json' });
    expect(problems[0]?.message).toContain('2 scores');
  });

  describe('of checkpoints', () => {
    const at = (trainingRun: string, label: string, changes: Partial<RunFacts> = {}) =>
      aRun(`${trainingRun}@${label}`, { params: 1e8, tokens: 1e9, trainingRun, ...changes });
    const step = (trainingRun: string, value: number) =>
      at(trainingRun, `step${value}`, { step: value, tokens: value * 1e6 });
    const finished = (id: string) => aRun(id, { params: 1e9, tokens: 4e9 });
    const drawn = (facts: readonly RunFacts[], checkpoints: 'last' | 'all' = 'last') => {
      const records = facts.map(({ id }) => aRecord({ run: id }));
      const { tasks, problems } = group(records, byId(...facts), { axis: 'tokens', checkpoints });
      return {
        points: tasks[0]?.curves[0]?.points.map(({ run }) => run) ?? [],
        told: problems.map(({ rule, message }) => `${rule} ${/because (\w+ \w+ \w+)/.exec(message)?.[1]}`),
      };
    };

    it('keeps none beside the finished run, and none among finished runs, and says so', () => {
      expect(drawn([step('x', 1000), finished('x'), finished('y')])).toEqual({
        points: ['x', 'y'],
        told: ['SG133 the finished run'],
      });
      expect(drawn([step('x', 1000), step('x', 2000), finished('y')])).toEqual({
        points: ['y'],
        told: ['SG134 the other runs'],
      });
    });

    it('keeps the last of each training run where no run is finished', () => {
      expect(drawn([step('x', 1000), step('x', 2000), step('y', 500)])).toEqual({
        points: ['y@step500', 'x@step2000'],
        told: ['SG133 a later checkpoint'],
      });
      const tokens = [at('x', 'tokens1B'), at('x', 'tokens5B', { tokens: 5e9 })];
      expect(drawn(tokens).points).toEqual(['x@tokens5B']);
      expect(
        drawn([at('x', 'epoch2'), at('x', 'epoch10')].map((run) => ({ ...run, tokens: null }))).told,
      ).toEqual(['SG133 a later checkpoint', 'SG111 undefined']);
      const stages = [
        at('x', 'stage1-step9000', { step: 9000 }),
        at('x', 'stage2-step10', { step: 10 }),
        at('x', 'stage2-step20', { step: 20 }),
      ];
      expect(drawn(stages).points).toEqual(['x@stage2-step20']);
    });

    it('keeps none of which nothing says that it is the last', () => {
      const unknown = [at('x', 'v1', { tokens: null }), at('x', 'v2', { tokens: null }), step('y', 5)];
      expect(drawn(unknown)).toEqual({ points: ['y@step5'], told: ['SG134 nothing says which'] });
    });

    it('keeps all where the config says so', () => {
      const all = [step('x', 1000), step('x', 2000), finished('y')];
      expect(drawn(all, 'all')).toEqual({ points: ['x@step1000', 'x@step2000', 'y'], told: [] });
    });
  });

  it('leaves a run out of a curve on which it scores twice, and says which factor tells the two apart', () => {
    const records = [...scores, aRecord({ run: 'small', score: 0.35, factors: { n_shot: '5' } })];
    records[1] = aRecord({ run: 'small', score: 0.3, factors: { n_shot: '0' } });
    const { tasks, problems } = group(records, sizes);
    expect(tasks[0]?.curves[0]?.points.map(({ run }) => run)).toEqual(['middle', 'large']);
    expect(problems[0]).toMatchObject({ rule: 'SG117' });
    expect(problems[0]?.message).toContain('declare n_shot');
  });

  it('never mixes parameter counts of different kinds on one axis', () => {
    const runs = byId(
      aRun('a', { params: 1e8 }),
      aRun('b', { params: 1e9 }),
      aRun('c', { params: 8e8, paramsKind: 'non-embedding' }),
    );
    const { tasks, problems } = group(
      ['a', 'b', 'c'].map((run) => aRecord({ run })),
      runs,
    );
    expect(tasks[0]?.curves[0]?.points.map(({ run }) => run)).toEqual(['a', 'b']);
    expect(problems[0]).toMatchObject({ rule: 'SG120' });
  });

  it('prefers what the record says of chance and items to the task card', () => {
    const [curve] =
      group([aRecord({ run: 'small', chance: 0.2, items: 77 }), ...scores.slice(2)], sizes).tasks[0]
        ?.curves ?? [];
    expect(curve?.chance).toBe(0.2);
    expect(curve?.points.map(({ items }) => items)).toEqual([77, 10042]);
  });

  it('keeps distrusted records off their curves, tells them, and lets no earlier checkpoint take their place', () => {
    const runs = byId(
      aRun('small@step2', { params: 1e8, trainingRun: 'small', step: 2 }),
      aRun('large@step1', { params: 1e9, trainingRun: 'large', step: 1 }),
      aRun('large@step2', { params: 1e9, trainingRun: 'large', step: 2 }),
    );
    const wrong = aRecord({ run: 'large@step2', score: 0.9 });
    const earlier = aRecord({ run: 'large@step1', score: 0.5 });
    const { tasks, lost } = group([aRecord({ run: 'small@step2', score: 0.3 }), earlier, wrong], runs, {
      distrusted: new Set([wrong]),
    });
    const [curve] = tasks[0]?.curves ?? [];
    expect(curve?.points.map(({ run }) => run)).toEqual(['small@step2']);
    expect([...lost]).toEqual([[curve, [wrong]]]);
  });
});
