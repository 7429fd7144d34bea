import { describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../../src/core/integrity/checkIntegrity.ts';
import { integrityEvidence } from '../../../src/core/integrity/integrityEvidence.ts';
import type { RunFacts, ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import { normaliseRecords } from '../../../src/core/tasks/normaliseRecords.ts';
import type { TaskCard } from '../../../src/core/tasks/taskCard.ts';
import { aRecord, aRun } from '../../support/fixtures.ts';

const aCard = (task: string, changes: Partial<TaskCard>): TaskCard => ({
  task,
  harness: null,
  metric: null,
  direction: null,
  unit: null,
  chance: null,
  ceiling: null,
  items: null,
  ...changes,
});

const check = (
  records: readonly ScoreRecord[],
  runs: readonly RunFacts[] = [],
  cards: readonly TaskCard[] = [],
) => {
  const normalised = normaliseRecords(records, { own: cards, shipped: [] });
  return checkIntegrity(
    integrityEvidence({
      ...normalised,
      runs: new Map(runs.map((run) => [run.id, run])),
      parts: { files: [], cards },
    }),
  );
};

const rulesOf = (...given: Parameters<typeof check>) => check(...given).problems.map(({ rule }) => rule);

/** Scores of some runs on one task, by a function of the run's number. */
const scores = (count: number, changes: (index: number) => Partial<ScoreRecord>): readonly ScoreRecord[] =>
  Array.from({ length: count }, (_, index) => aRecord({ run: `run-${index}`, ...changes(index) }));

/** A different telling score for each pair of numbers: what the check takes for a measurement. */
const measured = (run: number, task: number): number =>
  (((run + 1) * 7919 + task * 104729) % 9973) / 9973 + 1e-5;

describe('sentinel scores', () => {
  const ratings = (odd: number, others: (index: number) => number) =>
    scores(6, (index) => ({ metric: 'rating', score: index === 2 ? odd : others(index) }));

  it('are told from scores that lie near them', () => {
    expect(rulesOf(ratings(-999, (index) => index))).toEqual(['SG201']);
    expect(rulesOf(ratings(-1, (index) => -0.6 - index / 10))).toEqual([]);
    expect(rulesOf(ratings(-1, (index) => -0.1 - index / 10))).toEqual([]);
  });

  it('may fill a whole column', () => {
    expect(check(scores(4, () => ({ metric: 'rating', score: -1 }))).distrusted.size).toBe(4);
  });

  it('may be zeros, where guessing gets far and few runs have them', () => {
    const zeros = (count: number, items: number, chance: number | null) =>
      rulesOf(scores(6, (index) => ({ score: index < count ? 0 : 0.31 + index / 100, items, chance })));
    // 0.75¹⁰⁰ is 3·10⁻¹³, 0.75⁵⁰ 6·10⁻⁷.
    expect(zeros(1, 100, 0.25)).toEqual(['SG201']);
    expect(zeros(1, 50, 0.25)).toEqual([]);
    expect(zeros(1, 100, null)).toEqual([]);
    expect(zeros(3, 100, 0.25)).toEqual([]);
  });

  it('are a perfect correlation where others are negative as well', () => {
    expect(rulesOf(scores(6, (index) => ({ metric: 'mcc', score: index === 2 ? -1 : -0.8 })))).toEqual([]);
  });
});

describe('percentages among fractions', () => {
  it('are the smaller part, and both where neither is', () => {
    const mixed = (percents: number) =>
      check(
        scores(6, (index) => ({
          metric: 'rouge1',
          score: (0.2 + index / 50) * (index < percents ? 100 : 1),
        })),
      ).distrusted;
    expect([...mixed(2).keys()].map(({ run }) => run)).toEqual(['run-0', 'run-1']);
    expect([...mixed(5).keys()].map(({ run }) => run)).toEqual(['run-5']);
    expect(mixed(3).size).toBe(6);
  });

  it('are no skill that has just begun', () => {
    const tasks = ['translation', 'summaries', 'recall'];
    const records = tasks.flatMap((task) =>
      scores(8, (index) => ({ task, score: index === 0 ? 0.004 : 0.1 + index / 20 })),
    );
    expect(rulesOf(records)).toEqual([]);
  });
});

describe('two vectors of the same scores', () => {
  const vectors = (runs: number, tasks: number, copyOf: (run: number, task: number) => number) =>
    Array.from({ length: tasks }, (_, task) =>
      scores(runs, (run) => ({ task: `task-${task}`, score: measured(copyOf(run, task), task) })),
    ).flat();

  it('need more equal tasks the more pairs there are', () => {
    const copied = (runs: number) => rulesOf(vectors(runs, 6, (run) => (run === 1 ? 0 : run)));
    // 6 pairs: ⌈log₁₀ 6⌉ + 3 = 4, so the least of 5; 780 pairs: 6; 1225 pairs: 7.
    expect(copied(4)).toEqual(['SG204']);
    expect(copied(40)).toEqual(['SG204']);
    expect(copied(50)).toEqual([]);
  });

  it('are no copy where guessers meet in scores that many have', () => {
    const guessers = vectors(12, 10, (run) => (run < 6 ? 0 : run));
    expect(rulesOf(guessers)).toEqual([]);
  });

  it('are no copy where they differ on more than one task in twenty', () => {
    expect(rulesOf(vectors(4, 20, (run, task) => (run === 1 && task > 0 ? 0 : run)))).toEqual(['SG204']);
    expect(rulesOf(vectors(4, 20, (run, task) => (run === 1 && task > 1 ? 0 : run)))).toEqual([]);
  });

  it('may differ on one task, at the price of one equal task more', () => {
    const differing = (equal: number) =>
      rulesOf(vectors(4, equal + 1, (run, task) => (run === 1 && task > 0 ? 0 : run)));
    expect(differing(5)).toEqual([]);
    expect(differing(6)).toEqual(['SG204']);
  });

  it('are equal where one was printed with four decimals, and not where both only begin alike', () => {
    const printed = (print: (score: number) => number) =>
      rulesOf(
        Array.from({ length: 8 }, (_, task) =>
          scores(4, (run) => ({
            task: `task-${task}`,
            score: run === 1 ? print(measured(0, task)) : measured(run, task),
          })),
        ).flat(),
      );
    expect(printed((score) => Number(score.toFixed(4)))).toEqual(['SG204']);
    expect(printed((score) => Math.floor(score * 1e4) / 1e4 + 0.000021)).toEqual([]);
  });

  it('are told once for each copy, and not for each pair of copies', () => {
    const copies = vectors(40, 12, (run) => (run < 4 ? 0 : run));
    const { problems, distrusted } = check(copies);
    expect(problems.map(({ message }) => message.match(/"run-\d+"/g))).toEqual([
      ['"run-1"', '"run-0"'],
      ['"run-2"', '"run-0"'],
      ['"run-3"', '"run-0"'],
    ]);
    expect(new Set([...distrusted.keys()].map(({ run }) => run)).size).toBe(4);
  });

  it('may be of hardly trained checkpoints of one size, and of a finished run and its last checkpoint', () => {
    const pair = (first: Partial<RunFacts>, second: Partial<RunFacts>) =>
      check(
        vectors(4, 8, (run) => (run === 1 ? 0 : run)),
        [aRun('run-0', first), aRun('run-1', second)],
      ).problems.map(({ rule }) => rule);
    const lab = (step: number | null, changes: Partial<RunFacts> = {}) => ({
      step,
      trainingRun: 'lab-1b',
      params: 1e9,
      ...changes,
    });
    expect(pair(lab(0), lab(1))).toEqual([]);
    expect(pair(lab(0), lab(0, { trainingRun: 'lab-1b-deduped' }))).toEqual([]);
    expect(pair(lab(143_000), lab(null))).toEqual([]);
    expect(pair(lab(0), lab(0, { trainingRun: 'lab-2b', params: 2e9 }))).toEqual(['SG204']);
    expect(pair(lab(1), lab(1000))).toEqual(['SG204']);
    expect(pair(lab(null), lab(null, { trainingRun: 'lab-1b-deduped' }))).toEqual(['SG204']);
  });

  it('may be a rerun with a newer harness, and not one with more shots', () => {
    const rerun = (factors: readonly [Record<string, string>, Record<string, string>]) =>
      factors.flatMap((levels) =>
        Array.from({ length: 8 }, (_, task) =>
          aRecord({ task: `task-${task}`, score: measured(1, task), factors: levels }),
        ),
      );
    expect(rulesOf(rerun([{ harness_version: '0.4.8' }, { harness_version: '0.4.9' }]))).toEqual([]);
    expect(rulesOf(rerun([{ n_shot: '0' }, { n_shot: '5' }]))).toEqual(['SG204']);
  });
});

describe('standard errors', () => {
  const withError = (standardError: number, metric = 'acc', items: number | null = 400) =>
    rulesOf([aRecord({ metric, score: 0.3, standardError, items })]);

  it('may be those of clustered items, of F1, and not three times what is possible', () => {
    // √(0.3 · 0.7 / 399) = 0.0229
    expect(withError(0.06)).toEqual([]);
    expect(withError(0.075)).toEqual(['SG206']);
    expect(withError(0.075, 'f1')).toEqual([]);
    expect(withError(2.29, 'acc', null)).toEqual(['SG206']);
  });

  it('are held to those of the other runs, whatever the task makes of independent answers', () => {
    const beside = (times: readonly number[]) =>
      check(
        scores(times.length, (index) => {
          const score = 0.3 + index / 50;
          return {
            score,
            items: 900,
            standardError: (times[index] ?? 1) * Math.sqrt((score * (1 - score)) / 899),
          };
        }),
      );
    const variance = beside([1, 1.02, 0.015, 0.98, 1]);
    expect(variance.problems.map(({ rule }) => rule)).toEqual(['SG206']);
    expect([...variance.withoutError].map(({ run }) => run)).toEqual(['run-2']);
    expect(variance.distrusted.size).toBe(0);
    // Sixty tries at each question, in all runs.
    expect(beside([0.13, 0.13, 0.12, 0.13]).problems).toEqual([]);
    expect(beside([0.13, 1.01, 0.12, 0.13]).withoutError.size).toBe(1);
    // The mean of the errors of 57 subjects, in all runs: a way of working it out, told once, and no score is lost.
    const ofSubjects = beside([7.4, 7.6, 7.5, 7.3, 7.7]);
    expect(new Set(ofSubjects.problems.map(({ severity }) => severity))).toEqual(new Set(['notice']));
    expect([ofSubjects.withoutError.size, ofSubjects.distrusted.size]).toEqual([5, 0]);
  });

  it('tell of fewer items than are stated', () => {
    expect(withError(Math.sqrt((0.3 * 0.7) / 39))).toEqual(['SG207']);
  });
});

describe('the grid of scores', () => {
  const onGrid = (items: number, stated: number, print: (score: number) => number) =>
    rulesOf(
      scores(12, (index) => ({ score: print(Math.round(items * (0.21 + 0.037 * index)) / items) })),
      [],
      [aCard('hellaswag', { items: stated })],
    );

  it('is seen in double and in single precision, and names the true count', () => {
    expect(onGrid(1172, 2376, (score) => score)).toEqual(['SG208']);
    expect(onGrid(1172, 2376, Math.fround)).toEqual(['SG208']);
    expect(onGrid(2376, 2376, Math.fround)).toEqual([]);
  });

  it('is not seen through four printed decimals of 2376 items', () => {
    expect(onGrid(1172, 2376, (score) => Number(score.toFixed(4)))).toEqual([]);
  });

  it('shows a count that is twice the true one, from seventeen scores on', () => {
    const twice = (runs: number) =>
      rulesOf(
        scores(runs, (index) => ({ score: Math.round(1172 * (0.21 + 0.0213 * index)) / 1172 })),
        [],
        [aCard('hellaswag', { items: 2344 })],
      );
    expect(twice(16)).toEqual([]);
    expect(twice(17)).toEqual(['SG208']);
  });

  it('is not that of a mean of parts', () => {
    const ofParts = scores(12, (index) => ({
      score: (0.2 + index / 41 + (0.3 + index / 53) * Math.SQRT1_2) / 2,
    }));
    expect(rulesOf(ofParts, [], [aCard('hellaswag', { items: 2376 })])).toEqual([]);
  });
});

describe('chance', () => {
  it('is doubted for its card only where the best run lies below', () => {
    const under = (best: number) =>
      rulesOf(
        scores(6, (index) => ({ score: index === 3 ? best : 0.38 })),
        [],
        [aCard('hellaswag', { chance: 0.5, items: 1000 })],
      );
    expect(under(0.44)).toEqual(['SG209']);
    expect(under(0.46)).toEqual([]);
  });

  it('is never more than one half, however many runs there are', () => {
    const stated = (chance: number) =>
      rulesOf([aRecord({ score: 0.7 })], [], [aCard('hellaswag', { chance, items: 1000 })]);
    expect(stated(0.622)).toEqual(['SG209']);
    expect(stated(25)).toEqual(['SG209']);
    expect(stated(0.5)).toEqual([]);
  });
});

describe('shots', () => {
  const inFile = (task: string, pointer: string, shots: string) => {
    const record = aRecord({ task, factors: { n_shot: shots }, source: { file: 'a.json', pointer } });
    const evidence = integrityEvidence({
      ...normaliseRecords([record], { own: [], shipped: [] }),
      runs: new Map(),
      parts: { files: [{ file: 'a.json', runs: [], records: [record] }], cards: [] },
    });
    return checkIntegrity(evidence).problems.map(({ rule }) => rule);
  };

  it('of a name are held to those of the configuration', () => {
    expect(inFile('gsm8k', '/results/lighteval|gsm8k|5/em', '0')).toEqual(['SG203']);
    expect(inFile('gsm8k', '/results/lighteval|gsm8k|5|0/em', '0')).toEqual(['SG203']);
    expect(inFile('gsm8k', '/results/lighteval|gsm8k|5|0/em', '5')).toEqual([]);
    expect(inFile('arc_test_rc_5shot', '/7/score', '0')).toEqual(['SG203']);
    expect(inFile('bbh_zeroshot_snarks', '/results/bbh_zeroshot_snarks/acc,none', '0')).toEqual([]);
    expect(inFile('hotpot_qa', '/results/hotpot_qa/em,none', '0')).toEqual([]);
  });
});

describe('a run below chance', () => {
  const below = (tasks: number) =>
    rulesOf(
      Array.from({ length: 60 }, (_, task) =>
        scores(8, (run) => ({
          task: `task-${task}`,
          score: run === 3 && task < tasks ? 0.19 : 0.3 + ((run * 7 + task * 3) % 40) / 400,
          items: 1000,
          chance: 0.25,
        })),
      ).flat(),
    );

  it('stands out of a few runs on many tasks', () => {
    expect(below(2)).toEqual([]);
    expect(below(5)).toEqual(['SG210']);
  });
});

describe('the scales of runs', () => {
  const sized = (id: string, params: number, tokens: number | null = null) =>
    rulesOf([], [aRun(id, { params, tokens })]);

  it('may differ from the name by what is counted, and not by a power of ten', () => {
    expect(sized('pythia-160m', 85_056_000)).toEqual([]);
    expect(sized('pythia-160m', 16_230_000)).toEqual(['SG211']);
    for (const name of [
      'phi-3-mini-128k-instruct',
      'internlm2_5-chat-1m',
      'job-0007b',
      'lab-5B-tokens',
      'lab-32k',
    ])
      expect(sized(name, 3_800_000_000)).toEqual([]);
    expect(sized('mixtral-8x7b', 46.7e9)).toEqual([]);
    expect(sized('ladder-300b', 7e9, 3e11)).toEqual([]);
  });

  /** Runs named by size, in millions, with so many parameters. */
  const family = (...counts: readonly (readonly [number, number])[]) =>
    rulesOf(
      [],
      counts.map(([size, params]) => aRun(`pythia-${size}m-deduped`, { params: params * 1e6 })),
    );

  it('are counted in one way along a family, and one that is not stands between neighbours that agree', () => {
    // Pythia, total and without embeddings (Biderman et al. 2023, table 1).
    const total = [
      [70, 70.4],
      [160, 162.3],
      [410, 405.3],
      [1000, 1012],
      [1400, 1415],
    ] as const;
    const without = [
      [70, 18.9],
      [160, 85.1],
      [410, 302.3],
      [1000, 805.7],
      [1400, 1209],
    ] as const;
    const mixed = (index: number) =>
      family(...total.map((one, place) => (place === index ? (without[index] ?? one) : one)));
    expect(family(...total)).toEqual([]);
    expect(family(...without)).toEqual([]);
    expect(mixed(0)).toEqual(['SG216']);
    expect(mixed(1)).toEqual(['SG216']);
    // 302M of 410M is within what names are rounded by: nothing tells it.
    expect(mixed(2)).toEqual([]);
    // Gemma 2 at 2, 9 and 27 billion: the smallest has 1.31 times its name.
    expect(family([2000, 2614], [9000, 9242], [27000, 27227])).toEqual([]);
  });

  it('go with compute, to the rounding of the figures where all others do', () => {
    const trained = (odd: number, others: (index: number) => number, name: (index: number) => string) =>
      rulesOf(
        [],
        Array.from({ length: 8 }, (_, index) => {
          const [params, tokens] = [1e8 * 2 ** index, 2e9 * 2 ** index];
          const flops = params * tokens * (index === 3 ? odd : others(index));
          return aRun(name(index), { params, tokens, flops });
        }),
      );
    const sized = (index: number) => `ladder-${100 * 2 ** index}m`;
    expect(trained(7.5, () => 6, sized)).toEqual(['SG212']);
    expect(trained(6.5, () => 6, sized)).toEqual([]);
    expect(trained(7.5, (index) => 6 + index / 8, sized)).toEqual([]);
    // Nobody knows that they are of one family.
    expect(
      trained(
        7.5,
        () => 6,
        (index) => `run-${index}`,
      ),
    ).toEqual([]);
    expect(
      trained(
        60,
        () => 6,
        (index) => `run-${index}`,
      ),
    ).toEqual(['SG212']);
  });

  it('are found in losses of another corpus, whichever the corpus', () => {
    const family = (swapped: number) =>
      Array.from({ length: 12 }, (_, index) => {
        const losses = { a: 4 - index / 10, b: 4.6 - index / 9, c: 3.5 - index / 12 };
        return aRun(`run-${index}`, {
          losses: index === swapped ? { ...losses, a: losses.a * 1.3 } : losses,
        });
      });
    expect(rulesOf([], family(-1))).toEqual([]);
    expect(check([], family(4)).problems).toEqual([
      expect.objectContaining({ rule: 'SG213', message: expect.stringContaining('"run-4" (a 4.68)') }),
    ]);
  });
});

describe('scales in another unit', () => {
  const ladder = (changes: (run: RunFacts) => Partial<RunFacts>) =>
    Array.from({ length: 9 }, (_, index) => {
      const params = 1e7 * 3 ** index;
      const run = aRun(`run-${index}`, { params, tokens: 20 * params, flops: 120 * params * params });
      return { ...run, ...changes(run) };
    });
  const told = (changes: (run: RunFacts) => Partial<RunFacts>) => {
    const { problems, unknown } = check([], ladder(changes));
    return {
      rules: [...new Set(problems.map(({ rule }) => rule))],
      words: problems[0]?.message ?? '',
      count: problems.length,
      facts: [...new Set([...unknown.values()].flatMap((facts) => [...facts]))],
    };
  };
  const of = (value: number | null): number => value ?? 0;

  it.each([
    ['GFLOPs', 'flops', (run: RunFacts) => ({ flops: of(run.flops) / 1e9 })],
    ['PF-days', 'flops', (run: RunFacts) => ({ flops: of(run.flops) / 8.64e19 })],
    ['log10', 'flops', (run: RunFacts) => ({ flops: Math.log10(of(run.flops)) })],
    ['billions', 'params', (run: RunFacts) => ({ params: of(run.params) / 1e9 })],
    ['log10', 'params', (run: RunFacts) => ({ params: Math.log10(of(run.params)) })],
    ['log10', 'tokens', (run: RunFacts) => ({ tokens: Math.log10(of(run.tokens)) })],
    ['millions', 'tokens', (run: RunFacts) => ({ tokens: of(run.tokens) / 1e6 })],
  ] as const)('are told as %s of %s, and taken as unknown', (unit, fact, changes) => {
    const { rules, words, count, facts } = told(changes);
    expect({ rules, count, facts }).toEqual({ rules: ['SG217'], count: 9, facts: [fact] });
    expect(words).toContain(unit);
  });

  it('are not seen in dense, sparse and long-trained models', () => {
    for (const share of [1, 1.5, 1 / 20, 12])
      expect(told((run) => ({ flops: of(run.flops) * share })).rules).toEqual([]);
    expect(told((run) => ({ tokens: of(run.tokens) * 1000, flops: of(run.flops) * 1000 })).rules).toEqual([]);
  });

  it('are seen in losses that are perplexities, for their whole column, and in one that is none', () => {
    const losses = (of: (index: number) => number) => (run: RunFacts) => ({
      losses: { web: of(Number(run.id.slice(4))) },
    });
    expect(told(losses((index) => 60 - 6.5 * index))).toMatchObject({
      rules: ['SG218'],
      count: 9,
      facts: ['loss:web'],
    });
    expect(told(losses((index) => (index === 3 ? 40 : 4 - 0.1 * index))).count).toBeGreaterThan(0);
    expect(told(losses((index) => 11.9 - index)).rules).toEqual([]);
  });

  it('are seen in scores that are losses', () => {
    const found = check(scores(6, (index) => ({ task: 'web', metric: 'loss', score: -2 - index / 10 })));
    expect(found.problems.map(({ rule }) => rule)).toContain('SG218');
    expect(found.distrusted.size).toBe(6);
  });
});

it('what is found does not depend on the order of the records', () => {
  const records = [
    ...Array.from({ length: 8 }, (_, task) =>
      scores(5, (run) => ({ task: `task-${task}`, score: measured(run === 1 ? 0 : run, task) })),
    ).flat(),
    ...scores(5, (index) => ({ task: 'dialogue', metric: 'rating', score: index === 2 ? -1 : index })),
  ];
  const distrusted = (given: readonly ScoreRecord[]) =>
    [...check(given).distrusted.keys()].map(({ run, task }) => `${run} ${task}`).sort();
  expect(distrusted(records)).toHaveLength(17);
  expect(distrusted([...records].reverse())).toEqual(distrusted(records));
});
