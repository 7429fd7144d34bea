import { expect, it } from 'vitest';
import type { Question } from '../../../src/core/plans/question.ts';
import { questionClaims } from '../../../src/core/plans/questionClaims.ts';
import { curveOf } from '../trends/curveOf.ts';

const question: Question = {
  task: 'arc',
  metric: 'acc',
  where: {},
  at: [{ params: 6.9e9, tokens: 1.38e11 }],
  expect: null,
  confidence: 0.9,
};

const curve = (factors: Readonly<Record<string, string>>) => curveOf([], { factors });

const whereOf = (asked: Question, ...levels: readonly Readonly<Record<string, string>>[]) =>
  questionClaims(asked, levels.map(curve)).map(({ where }) => where);

it('asks about one curve once, by an id that the same question always has', () => {
  const claims = questionClaims(question, [curve({ corpus: 'c4' })]);
  expect(claims.map(({ id, where }) => [id, where])).toEqual([['arc-params-6.9e9-tokens-1.38e11', {}]]);
});

it('tells the curves apart by the factors that vary, and by no other', () => {
  const levels = [
    { corpus: 'c4', harness: 'h' },
    { corpus: 'rw', harness: 'h' },
  ];
  expect(whereOf(question, ...levels)).toEqual([{}, { corpus: 'c4' }, { corpus: 'rw' }]);
});

it('keeps what was asked for, and leaves out a curve that has no level of its own', () => {
  const asked = { ...question, where: { harness: 'h' } };
  expect(whereOf(asked, { harness: 'h' }, { harness: 'h', corpus: 'rw' })).toEqual([
    { harness: 'h' },
    { harness: 'h', corpus: 'rw' },
  ]);
});
