import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/core/documents/yaml/readYaml.ts';
import { idleCards } from '../../../src/core/tasks/idleCards.ts';
import { readTaskCards } from '../../../src/core/tasks/readTaskCards.ts';
import { shippedTaskCards } from '../../../src/core/tasks/shippedTaskCards.ts';
import type { TaskCard } from '../../../src/core/tasks/taskCard.ts';
import { cardFor } from '../../../src/core/tasks/taskCards.ts';
import { aRecord } from '../../support/fixtures.ts';
import { documentOf, limits } from '../documents/reading.ts';
import { told } from '../formats/artifact.ts';

const aCard = (task: string, changes: Partial<TaskCard> = {}): TaskCard => ({
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

const ask = (own: readonly TaskCard[], task: string, metric = 'acc', harness: string | null = null) =>
  cardFor({ own, shipped: shippedTaskCards }, { task, metric, harness });

describe('the card for a task', () => {
  it('is put together from the most specific statements', () => {
    const own = [
      aCard('bbh_*', { chance: 0.1, ceiling: 0.9 }),
      aCard('bbh_logic_*', { chance: 0.2 }),
      aCard('bbh_logic_5', { items: 250 }),
      aCard('bbh_logic_5', { metric: 'exact_match', chance: 0.3 }),
      aCard('bbh_logic_5', { metric: 'exact_match', harness: 'lm-eval', direction: 'higher' }),
    ];
    expect(ask(own, 'bbh_logic_5', 'exact_match', 'lm-eval')).toMatchObject({
      chance: 0.3,
      ceiling: 0.9,
      items: 250,
      direction: 'higher',
    });
    expect(ask(own, 'bbh_logic_5')).toMatchObject({ chance: 0.2, items: 250, direction: null });
    expect(ask(own, 'bbh_other')).toMatchObject({ chance: 0.1, items: null });
    expect(ask(own, 'bbh')).toBeNull();
  });

  it('takes each * in its task for any characters, and the pattern that names most of the task first', () => {
    const own = [
      aCard('*quad-1.1*', { chance: 0.1, ceiling: 0.8 }),
      aCard('j*-1.1-0.3', { chance: 0.2 }),
      aCard('jquad-*', { chance: 0.3 }),
    ];
    expect(ask(own, 'jquad-1.1-0.2')).toMatchObject({ chance: 0.1, ceiling: 0.8 });
    expect(ask(own, 'jquad-1.1-0.3')).toMatchObject({ chance: 0.2, ceiling: 0.8 });
    expect(ask(own, 'jquad-2')).toMatchObject({ chance: 0.3, ceiling: null });
    expect(ask(own, 'quad-2')).toBeNull();
  });

  it('is told where it fits no score, with what it may have been meant for', () => {
    const source = { file: 'tasks.yml', pointer: '/tasks/0' };
    const records = [
      aRecord({ task: 'jquad-1.1-0.2', metric: 'f1', factors: { harness: 'lm-eval' } }),
      aRecord({ task: 'hellaswag', metric: 'acc' }),
    ];
    const toldOf = (task: string, changes: Partial<TaskCard> = {}) =>
      idleCards([aCard(task, { source, ...changes })], records).map(({ message }) => message);
    for (const fits of ['hellaswag', 'jquad*', '*0.2', 'jquad-1.1-0.2'])
      expect(toldOf(fits, { harness: null })).toEqual([]);
    expect(toldOf('*quad-1.1')[0]).toContain('did you mean "*quad-1.1*"?');
    expect(toldOf('helaswag')[0]).toContain('did you mean "hellaswag"?');
    expect(toldOf('piqa')).toEqual(['The card for "piqa" fits no score of the evidence.']);
    expect(toldOf('jquad*', { metric: 'acc' })[0]).toContain(
      'the metric "acc" alone, and the evidence has "f1" of "lm-eval"',
    );
    expect(idleCards([aCard('piqa', { source })], [])).toEqual([]);
  });

  it('holds for all filters of a metric', () => {
    const own = [aCard('x', { metric: 'exact_match', chance: 0.3 })];
    expect(ask(own, 'x', 'exact_match,strict-match')?.chance).toBe(0.3);
    expect(ask(own, 'x', 'exact')).toBeNull();
  });

  it('is the user’s before the shipped one, fact by fact', () => {
    expect(ask([aCard('hellaswag', { chance: 0.3 })], 'hellaswag')).toMatchObject({
      chance: 0.3,
      items: 10042,
    });
    expect(ask([aCard('hella*', { chance: 0.3 })], 'hellaswag')?.chance).toBe(0.3);
  });

  it('depends on the harness where the formulation does', () => {
    expect(ask([], 'commonsense_qa', 'acc', 'lm-eval')?.chance).toBe(0.2);
    expect(ask([], 'commonsense_qa', 'acc', 'llm-foundry')?.chance).toBe(0.25);
    expect(ask([], 'commonsense_qa')).toBeNull();
  });

  it('speaks of accuracies where it names no metric, not of a perplexity or an F1', () => {
    expect(ask([], 'lambada_openai', 'acc')).toMatchObject({ chance: 0, items: 5153 });
    expect(ask([], 'lambada_openai', 'perplexity')).toMatchObject({ chance: null, items: 5153 });
    expect(ask([], 'mrpc', 'f1')).toMatchObject({ chance: null, items: 408 });
    const percent = [aCard('squad', { unit: 'percent', direction: 'higher' })];
    expect(ask(percent, 'squad', 'f1')?.unit).toBe('percent');
    expect(ask(percent, 'squad', 'perplexity')).toMatchObject({ unit: null, direction: null });
    expect(ask(percent, 'squad', 'own_score')).toMatchObject({ unit: 'percent', direction: 'higher' });
  });
});

describe('the shipped cards', () => {
  it('state one thing each', () => {
    const keys = shippedTaskCards.map(({ task, harness, metric }) => JSON.stringify([task, harness, metric]));
    expect(new Set(keys).size).toBe(keys.length);
    for (const { task, chance, items } of shippedTaskCards) {
      expect(chance === null || (chance >= 0 && chance <= 0.5), task).toBe(true);
      expect(items === null || (Number.isInteger(items) && items > 0), task).toBe(true);
    }
  });

  it.each([
    ['arc_challenge', 'llm-foundry', 0.25, 1172],
    ['boolq', 'llm-foundry', 0.5, 3270],
    ['mmlu_anatomy', 'lm-eval', 0.25, null],
    ['hendrycksTest-anatomy', 'lm-eval', 0.25, null],
    ['mmlu_pro_math', 'lm-eval', 0.1, null],
    ['blimp_passive_1', 'lm-eval', 0.5, 1000],
  ])('know %s under %s', (task, harness, chance, items) => {
    expect(ask([], task, 'acc', harness)).toMatchObject({ chance, items });
  });
});

describe('a file of task cards', () => {
  const read = (text: string) => readTaskCards(documentOf(readYaml('tasks.yml', text, limits)));

  it('is read by its schema; what is blank is unknown', () => {
    const { cards, problems } = read(
      'version: 1\ntasks:\n  - { task: x, harness: lm-eval, metric: acc, direction: higher, unit: percent, chance: 0.25, ceiling: 0.95, items: 100 }\n  - { task: y, chance: }\n',
    );
    expect(problems).toEqual([]);
    expect(cards).toMatchObject([
      aCard('x', {
        harness: 'lm-eval',
        metric: 'acc',
        direction: 'higher',
        unit: 'percent',
        chance: 0.25,
        ceiling: 0.95,
        items: 100,
      }),
      aCard('y'),
    ]);
  });

  it('leaves out bad cards and second ones, and tells them', () => {
    const { cards, problems } = read(
      'version: 1\ntasks:\n  - { task: x, items: 5 }\n  - { task: x, items: 6 }\n  - { task: y, unit: percnt }\n  - { task: z }\n',
    );
    expect(cards.map(({ task, items }) => [task, items])).toEqual([
      ['x', 5],
      ['z', null],
    ]);
    expect(told(problems)).toEqual(['SG105 /tasks/2/unit', 'SG105 /tasks/1']);
    expect(problems[0]?.message).toContain('did you mean "percent"');
  });

  it('is of no use where its head is broken', () => {
    expect(read('tasks: []\n').cards).toEqual([]);
    expect(told(read('version: 1\ntasks: 5\n').problems)).toEqual(['SG105 /tasks']);
  });
});
