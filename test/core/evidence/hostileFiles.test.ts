import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinRuns } from '../../../src/core/runs/joinRuns.ts';
import { normaliseRecords } from '../../../src/core/tasks/normaliseRecords.ts';
import { shippedTaskCards } from '../../../src/core/tasks/shippedTaskCards.ts';
import { artifact } from '../formats/artifact.ts';

/** A small file of each format that is JSON, to be broken. */
const samples: readonly unknown[] = [
  {
    version: 1,
    run: { id: 'a', params: 1e9, params_kind: 'total', loss: { c4: 3 }, step: 5 },
    date: '2026-01-01',
    factors: { x: 'y' },
    results: [{ task: 't', metric: 'acc', score: 0.5, stderr: 0.1, n: 10, factors: { n_shot: 1 } }],
  },
  [{ run: 'a', task: 't', metric: 'acc', score: 0.5, step: 1, params: 5, 'loss:c4': 3, 'factor:x': 'y' }],
  {
    results: { t: { 'acc,none': 0.5, 'acc_stderr,none': 0.01 }, g: { 'acc,none': 0.5, ' ': ' ' } },
    groups: { g: {} },
    group_subtasks: { g: ['t', 'g'] },
    configs: { t: { num_fewshot: 5, group: ['g'] } },
    'n-shot': { t: 5 },
    'n-samples': { t: { effective: 10 } },
    higher_is_better: { t: { acc: true } },
    config: {
      model_args: 'pretrained=a,revision=step1',
      model_num_parameters: 5,
      limit: 10,
      num_fewshot: [1, 2],
    },
    date: 1.5e9,
  },
  {
    results: { t: { acc: 0.5, acc_stderr: 0.01 } },
    versions: { t: 0 },
    config: { model_args: { load: 'x', iteration: 5 } },
  },
  {
    name: 'a',
    dataset_name: 'c4',
    hyperparameters: { params: 5, tokens: 6 },
    results: [{ loss: 3, val_data: ['x/c4/y.tar'] }],
  },
  { eval_metrics: { icl: { t: 0.5 } }, creation_date: '2024_01_29-21_58_32' },
];

/** What a broken writer, or a bad one, may put anywhere. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    '0.5',
    'constructor',
    '__proto__',
    -1,
    0,
    1e308,
    5e-324,
    [],
    {},
    [[]],
    '\u0000',
    ' ',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The same value with one of its nodes replaced; `pick` chooses which. */
const broken = (value: unknown, pick: () => number, replacement: unknown): unknown => {
  if (typeof value !== 'object' || value === null || pick() < 0.15) return replacement;
  const entries = Object.entries(value);
  const target = Math.floor(pick() * entries.length);
  const mended = entries.map(([key, one], index): [string, unknown] =>
    index === target
      ? [pick() < 0.1 ? String(replacement) : key, broken(one, pick, replacement)]
      : [key, one],
  );
  return Array.isArray(value) ? mended.map(([, one]) => one) : Object.fromEntries(mended);
};

describe('a name without end', () => {
  it('is told and left out, whatever stands beside it: it would be copied into every curve and finding', () => {
    const endless = 'k'.repeat(100_000);
    const metrics = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`m${index},none`, 0.5]));
    const { records, problems } = artifact({ results: { [endless]: metrics, t: { 'acc,none': 0.5 } } });
    expect(records.map(({ task }) => task)).toEqual(['t']);
    const told = problems.filter(({ rule }) => rule === 'SG105');
    expect(told).toHaveLength(50);
    expect(told[0]?.message).toMatch(/name of its task with 100000 characters, where 1000 are read/);
  });
});

describe('a file that is broken somewhere', () => {
  it('is read without a crash, and gives finite scores and problems with a place, whatever stands in it', () => {
    const picks = fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }));
    fc.assert(
      fc.property(fc.constantFrom(...samples), strange, picks, (sample, replacement, stream) => {
        const pick = (): number => stream.next().value ?? 0;
        const reading = artifact(broken(sample, pick, replacement));
        for (const { score, standardError, items, chance, taskLoss, date } of reading.records) {
          expect(Number.isFinite(score)).toBe(true);
          for (const value of [standardError, items, chance, taskLoss, date])
            expect(value === null || Number.isFinite(value)).toBe(true);
        }
        for (const { params, tokens, flops, step, losses } of reading.runs)
          for (const value of [params, tokens, flops, step, ...Object.values(losses)])
            expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true);
        for (const { file, message } of reading.problems) {
          expect(file).toBe('evals/result.json');
          expect(message).toMatch(/\S.*[.?]$/s);
        }
        const joined = joinRuns([{ ...reading, duplicates: 'newest' }], reading.runs, {
          flopsPerParameterToken: 6,
        });
        for (const { run } of joined.records) expect(joined.runs.has(run)).toBe(true);
        const { records } = normaliseRecords(joined.records, { own: [], shipped: shippedTaskCards });
        expect(records.every(({ score }) => Number.isFinite(score))).toBe(true);
      }),
      { seed: 11, numRuns: 1500 },
    );
  });
});

describe('a file that is made to cost time', () => {
  const many = 20_000;
  const range = [...Array(many).keys()];
  const acc = { 'acc,none': 0.5 };
  const cases: readonly (readonly [string, () => unknown])[] = [
    [
      'a chain of groups',
      () => ({
        results: { leaf: acc, ...Object.fromEntries(range.map((index) => [`g${index}`, acc])) },
        group_subtasks: Object.fromEntries(
          range.map((index) => [`g${index}`, [index === 0 ? 'leaf' : `g${index - 1}`]]),
        ),
      }),
    ],
    [
      'groups beside leaves',
      () => ({
        results: Object.fromEntries(
          range.flatMap((index) => [
            [`g${index}`, acc],
            [`l${index}`, acc],
          ]),
        ),
        groups: Object.fromEntries(range.map((index) => [`g${index}`, acc])),
      }),
    ],
    [
      'a key of its own in every row',
      () =>
        range
          .map((index) =>
            JSON.stringify({
              run: `r${index}`,
              task: 't',
              metric: 'acc',
              score: 0.5,
              [`loss:${index}`]: 3,
              [`factor:${index}`]: 'x',
            }),
          )
          .join('\n'),
    ],
    [
      'an unknown key of its own in every row',
      () =>
        range
          .map((index) =>
            JSON.stringify({ run: `r${index}`, task: 't', metric: 'acc', score: 0.5, [`scroe${index}`]: 3 }),
          )
          .join('\n'),
    ],
    [
      'a fault in every row',
      () => range.map((index) => ({ run: `r${index}`, task: 't', metric: 'acc', score: 'x' })),
    ],
    [
      'a long cell that is nearly a number',
      () => `run,task,metric,score\na,t,acc,${'1'.repeat(2_000_000)}x\n`,
    ],
    [
      'a long name that is nearly a metric',
      () => ({ results: { t: { [`${'acc_'.repeat(100_000)}\n`]: 0.5 } }, versions: {} }),
    ],
    [
      'a long name of underscores',
      () => ({ results: { [`${'_'.repeat(1_000_000)}`]: acc, g: acc }, groups: { g: acc } }),
    ],
    ['one score repeated', () => range.map(() => ({ run: 'r', task: 't', metric: 'acc', score: 0.5 }))],
  ];

  it.each(cases)(
    '%s is read in time that grows with its size',
    (_, make) => {
      const content = make();
      const reading = artifact(typeof content === 'string' ? content : JSON.stringify(content));
      const joined = joinRuns([{ ...reading, duplicates: 'newest' }], [], { flopsPerParameterToken: null });
      normaliseRecords(joined.records, { own: [], shipped: shippedTaskCards });
      expect(reading.problems.length).toBeLessThan(500);
    },
    20_000,
  );
});
