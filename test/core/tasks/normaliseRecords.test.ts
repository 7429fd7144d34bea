import { describe, expect, it } from 'vitest';
import type { ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import { normaliseRecords } from '../../../src/core/tasks/normaliseRecords.ts';
import { shippedTaskCards } from '../../../src/core/tasks/shippedTaskCards.ts';
import type { TaskCard } from '../../../src/core/tasks/taskCard.ts';
import { aRecord } from '../../support/fixtures.ts';

const aCard = (changes: Partial<TaskCard>): TaskCard => ({
  task: 'x',
  harness: null,
  metric: null,
  direction: null,
  unit: null,
  chance: null,
  ceiling: null,
  items: null,
  ...changes,
});

const normalise = (records: readonly Partial<ScoreRecord>[], own: readonly Partial<TaskCard>[] = []) =>
  normaliseRecords(
    records.map((record) => aRecord({ task: 'x', higherIsBetter: null, ...record })),
    { own: own.map(aCard), shipped: shippedTaskCards },
  );

describe('items', () => {
  const limited = { items: 20_000, origins: [{ field: 'n', rule: 'limit', at: '/config/limit' }] } as const;

  it('are those of the task where a limit allows more', () => {
    const { records, problems } = normalise([limited], [{ items: 79 }]);
    expect(records[0]?.items).toBe(79);
    expect(problems.filter(({ rule }) => rule === 'SG118')).toEqual([]);
  });

  it('are the limit where the task has more', () => {
    expect(normalise([limited], [{ items: 30_000 }]).records[0]?.items).toBe(20_000);
  });
});

describe('units', () => {
  it('turn percent into a fraction where a card says so, errors and chance included', () => {
    const { records, problems } = normalise(
      [{ score: 66.99, standardError: 0.5, chance: 25 }],
      [{ unit: 'percent' }],
    );
    expect(problems).toEqual([]);
    expect(records[0]?.score).toBeCloseTo(0.6699, 12);
    expect(records[0]?.standardError).toBeCloseTo(0.005, 12);
    expect(records[0]?.chance).toBeCloseTo(0.25, 12);
  });

  it('of a score that stands in two files and cannot be are told in both', () => {
    const inFile = (file: string) => aRecord({ task: 'x', score: 66.99, source: { file, pointer: '/0' } });
    const { problems, rejected } = normaliseRecords(
      [inFile('a.json')],
      { own: [], shipped: shippedTaskCards },
      [inFile('b.json')],
    );
    expect(problems.map(({ rule, file }) => [rule, file])).toEqual([
      ['SG116', 'a.json'],
      ['SG116', 'b.json'],
    ]);
    expect(rejected).toBe(1);
  });

  it('are never guessed: a score beyond its bounds leaves with its column, and the message names the card that would help', () => {
    const { records, problems, rejected } = normalise([
      { score: 66.99 },
      { score: 48, run: 'run-2' },
      { score: 0.4, run: 'run-3' },
      { score: 0.4, run: 'run-3', task: 'y' },
    ]);
    expect(records.map(({ task }) => task)).toEqual(['y']);
    expect(rejected).toBe(3);
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'SG116',
        severity: 'error',
        file: 'evals/run-1.json',
        pointer: '/results/0',
      }),
    ]);
    expect(problems[0]?.message).toContain('unit: percent');
  });

  const inFile = (file: string, metric: string, score: number, harness = 'h'): Partial<ScoreRecord> => ({
    run: file,
    metric,
    score,
    factors: { harness },
    source: { file, pointer: `/results/x/${metric}` },
  });

  it('hold for a task in a file of a harness, and for its metric in all of them', () => {
    const { records, problems } = normalise([
      inFile('small.json', 'exact', 0.4),
      inFile('small.json', 'f1', 0.9),
      inFile('large.json', 'exact', 20),
      inFile('large.json', 'f1', 0.99),
      inFile('other.json', 'exact', 0.2, 'another'),
      { ...inFile('large.json', 'exact', 0.3), task: 'y' },
    ]);
    expect(records.map(({ run, task, metric }) => [run, task, metric])).toEqual([
      ['small.json', 'x', 'f1'],
      ['other.json', 'x', 'exact'],
      ['large.json', 'y', 'exact'],
    ]);
    expect(problems.map(({ rule, file }) => [rule, file])).toEqual([
      ['SG116', 'small.json'],
      ['SG116', 'large.json'],
    ]);
    expect(problems[1]?.message).toContain('"f1" of "x": 0.99');
  });

  it('are not doubted by what is no percentage either', () => {
    const { records } = normalise([{ score: 250 }, { score: 0.4, run: 'run-2' }, { score: -3, run: 'r' }]);
    expect(records.map(({ score }) => score)).toEqual([0.4]);
  });

  it('that are stated hold for a metric in a file', () => {
    const stated = (file: string, score: number): Partial<ScoreRecord> => ({
      ...inFile(file, 'acc', score),
      unit: 'fraction',
    });
    const { records } = normalise([stated('a.csv', 0.4), stated('a.csv', 40), stated('b.csv', 0.5)]);
    expect(records.map(({ score }) => score)).toEqual([0.5]);
  });

  it('do not make a sentinel of -1 a score', () => {
    const { records, problems } = normalise([{ score: -1 }]);
    expect(records).toEqual([]);
    expect(problems[0]?.message).not.toContain('percent');
  });

  it.each([
    ['acc', 1.0000001, 1],
    ['acc', -1e-9, 0],
    ['mcc', -0.2, -0.2],
    ['perplexity', 1e9, 1e9],
    ['own_score', -40, -40],
  ])('let %s be %f', (metric, score, expected) => {
    const { records, problems } = normalise([{ metric, score, higherIsBetter: true }]);
    expect(records[0]?.score).toBe(expected);
    expect(problems).toEqual([]);
  });

  it('are those of the card for a metric that no table knows', () => {
    const bounded = normalise(
      [{ metric: 'own_score', score: 70, higherIsBetter: true }],
      [{ unit: 'percent' }],
    );
    expect(bounded.factsOf('x', 'own_score').range).toEqual({ lower: 0, upper: 1 });
    expect(bounded.records[0]?.score).toBeCloseTo(0.7, 12);
    const unbounded = normalise([{ metric: 'acc', score: 70 }], [{ unit: 'unbounded' }]);
    expect(unbounded.records[0]?.score).toBe(70);
    expect(unbounded.factsOf('x', 'acc').range).toBeNull();
  });
});

describe('what is known of a task', () => {
  it('is filled where the artifact lacks it', () => {
    const { records, factsOf } = normalise([{ task: 'hellaswag', score: 0.5 }]);
    expect(records[0]).toMatchObject({ items: 10042, chance: 0.25, higherIsBetter: true });
    expect(factsOf('hellaswag', 'acc')).toEqual({
      direction: 'higher',
      range: { lower: 0, upper: 1 },
      floor: null,
      chance: 0.25,
      ceiling: null,
      items: 10042,
    });
  });

  it('is the artifact’s before the shipped card’s', () => {
    const { records, problems } = normalise([{ task: 'hellaswag', items: 100, chance: 0.2 }]);
    expect(records[0]).toMatchObject({ items: 100, chance: 0.2 });
    expect(problems).toEqual([]);
  });

  it('is the user’s before the artifact’s, save for the items; each contradiction is told once', () => {
    const record = { chance: 0.2, items: 1172, higherIsBetter: true };
    const { records, problems, factsOf } = normalise(
      [record, { ...record, run: 'run-2' }],
      [{ chance: 0.4, items: 2376, direction: 'lower', ceiling: 0.95 }],
    );
    expect(records[0]).toMatchObject({ chance: 0.4, items: 1172, higherIsBetter: false });
    expect(factsOf('x', 'acc')).toMatchObject({
      chance: 0.4,
      items: 2376,
      direction: 'lower',
      ceiling: 0.95,
    });
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual(
      Array(3).fill(['SG118', 'warning']),
    );
    expect(problems.map(({ message }) => message).join(' ')).toMatch(/0\.4.*0\.2.*2376.*1172.*lower.*higher/);
  });

  it('takes a rounded chance for the same', () => {
    expect(normalise([{ chance: 0.333 }], [{ chance: 1 / 3 }]).problems).toEqual([]);
  });

  it('differs by harness, and is then no fact of the task', () => {
    const { records, factsOf } = normalise([
      { task: 'commonsense_qa', factors: { harness: 'lm-eval' } },
      { task: 'commonsense_qa', factors: { harness: 'llm-foundry' } },
    ]);
    expect(records.map(({ chance }) => chance)).toEqual([0.2, 0.25]);
    expect(factsOf('commonsense_qa', 'acc')).toMatchObject({ chance: null, items: 1221 });
  });

  it('has a direction from the card, the artifact, or the metric’s name, in this order', () => {
    const direction = (record: Partial<ScoreRecord>, card: Partial<TaskCard> = {}) =>
      normalise([{ metric: 'ppl', score: 5, ...record }], [{ metric: 'ppl', ...card }]).factsOf('x', 'ppl')
        .direction;
    expect(direction({})).toBe('lower');
    expect(direction({ higherIsBetter: true })).toBe('higher');
    expect(direction({ higherIsBetter: true }, { direction: 'lower' })).toBe('lower');
  });

  it('says so where the direction of a metric is not known, once for each metric', () => {
    const { problems, factsOf, records } = normalise([
      { metric: 'likelihood_difference', score: 3 },
      { metric: 'likelihood_difference', score: 4, task: 'y' },
    ]);
    expect(problems).toEqual([expect.objectContaining({ rule: 'SG126', severity: 'notice' })]);
    expect(records[0]?.higherIsBetter).toBeNull();
    expect(factsOf('x', 'likelihood_difference').direction).toBe('higher');
  });

  it('is nothing for a task without records', () => {
    expect(normalise([]).factsOf('unheard', 'acc')).toEqual({
      direction: 'higher',
      range: null,
      floor: null,
      chance: null,
      ceiling: null,
      items: null,
    });
  });
});
