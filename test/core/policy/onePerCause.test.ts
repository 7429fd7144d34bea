import { describe, expect, it } from 'vitest';
import { onePerCause } from '../../../src/core/policy/onePerCause.ts';
import { nowhere, type Problem } from '../../../src/core/problems/problem.ts';

const problem = (file: string, changes: Partial<Problem> = {}): Problem => ({
  rule: 'SG116',
  severity: 'error',
  message: 'Too large.',
  ...nowhere,
  file,
  ...changes,
});
const many = (files: readonly string[], changes: Partial<Problem> = {}): readonly Problem[] =>
  files.map((file) => problem(file, changes));

describe('problems of one cause', () => {
  it('are one, with their number and three places', () => {
    const files = Array.from({ length: 70 }, (_, index) => `evals/${index}.json`);
    const [one, ...others] = onePerCause(many(files, { cause: 'x', pointer: '/a' }), null);
    expect(others).toEqual([]);
    expect(one).toEqual({
      rule: 'SG116',
      severity: 'error',
      message: 'Too large. The same goes for 69 more, in 70 files in all: evals/1.json, evals/2.json, …',
      ...nowhere,
      file: 'evals/0.json',
      pointer: '/a',
      count: 70,
      also: [
        { ...nowhere, file: 'evals/1.json', pointer: '/a' },
        { ...nowhere, file: 'evals/2.json', pointer: '/a' },
      ],
    });
  });

  it('are told from each other by their names, and by lines where they stand in one file', () => {
    const ofRuns = ['"a"', '"b"'].map((name) =>
      problem('runs.yml', { message: `No ${name}.`, cause: '', name }),
    );
    expect(onePerCause(ofRuns, null).map(({ message }) => message)).toEqual([
      'No "a". The same goes for 1 more in this file: "b".',
    ]);
    const ofLines = [3, 9].map((line) => problem('plan.yml', { line }));
    expect(onePerCause(ofLines, null)[0]?.message).toBe(
      'Too large. The same goes for 1 more in this file: line 9.',
    );
  });

  it('of other rules, severities, causes or words stay apart', () => {
    const problems = [
      problem('a'),
      problem('b', { rule: 'SG115' }),
      problem('c', { severity: 'notice' }),
      problem('d', { cause: 'Too large.' }),
      problem('e', { message: 'Too small.' }),
    ];
    expect(onePerCause(problems, null)).toHaveLength(5);
  });

  it('that a change makes stay apart from those that stood before, and stand in its files', () => {
    const problems = [
      ...many(['old/1', 'old/2']),
      problem('old/3', { also: [{ ...nowhere, file: 'new/1' }] }),
      problem('new/2'),
    ];
    const told = onePerCause(problems, new Set(['new/1', 'new/2']));
    expect(told.map(({ file, count, also }) => [file, count, also?.map((place) => place.file)])).toEqual([
      ['old/1', 2, ['old/2']],
      ['new/1', 2, ['new/2', 'old/3']],
    ]);
  });

  it('that were met twice in one place count once', () => {
    expect(onePerCause(many(['a', 'a']), null)).toEqual([problem('a')]);
  });

  it('keep the count that was taken while they were read', () => {
    const problems = [problem('a', { count: 30 }), problem('b')];
    expect(onePerCause(problems, null)).toMatchObject([{ count: 31 }]);
  });
});
