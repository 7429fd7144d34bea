import { describe, expect, it } from 'vitest';
import { mayMatchBelow } from '../../../src/core/text/globs/mayMatchBelow.ts';

describe('a glob and a folder that nobody can look into', () => {
  const cases: readonly (readonly [glob: string, folder: string, may: boolean, named: boolean])[] = [
    ['evals/**', 'evals/big', true, true],
    ['evals/*.csv', 'evals', true, true],
    ['evals/*.csv', 'evals/big', false, false],
    ['evals/*/*.csv', 'evals/big', true, true],
    ['evals/big/x.csv', 'evals/big', true, true],
    ['evals/big', 'evals/big', false, false],
    ['**/*.csv', 'vendor', true, false],
    ['*/x.csv', 'vendor', true, false],
    ['a/**/b/*.csv', 'a/c/d', true, true],
    ['a/**/b/*.csv', 'c', false, false],
    ['{a,b/c}/*.csv', 'b/c', true, true],
    ['{a,b/c}/*.csv', 'b', true, true],
    ['!x.csv', 'vendor', true, true],
  ];
  it.each(cases)('%s below %s: %s, by name %s', (glob, folder, may, named) => {
    expect([mayMatchBelow(glob, folder, false), mayMatchBelow(glob, folder, true)]).toEqual([may, named]);
  });
});
