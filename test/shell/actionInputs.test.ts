import { describe, expect, it } from 'vitest';
import { readActionInputs } from '../../src/shell/github/actionInputs.ts';

const read = (given: Readonly<Record<string, string>>) => readActionInputs((name) => given[name] ?? '');

describe('the inputs of the action', () => {
  it('are all optional', () => {
    expect(read({})).toEqual({
      kind: 'inputs',
      inputs: {
        config: null,
        folder: null,
        mode: null,
        token: null,
        comment: true,
        'check-run': false,
        artifact: null,
        plan: null,
        task: null,
        seed: null,
        resamples: null,
      },
    });
  });

  it('are read as written', () => {
    const reading = read({
      config: ' a/guard.yml ',
      mode: 'enforce',
      comment: 'False',
      'check-run': 'TRUE',
      artifact: 'guard.v1',
      plan: 'cluster',
      task: 'a b',
      seed: '7',
      resamples: '0',
    });
    expect(reading).toMatchObject({
      kind: 'inputs',
      inputs: {
        config: 'a/guard.yml',
        mode: 'enforce',
        comment: false,
        'check-run': true,
        artifact: 'guard.v1',
        plan: 'cluster',
        task: 'a b',
        seed: 7,
        resamples: 0,
      },
    });
  });

  it('are refused, each by name, where they make no sense', () => {
    const reading = read({ mode: 'strict', comment: 'no', artifact: 'a/b', seed: '-1', resamples: '1e3' });
    expect(reading).toEqual({
      kind: 'wrong',
      messages: [
        'The input `mode` is "strict"; it must be enforce or advise.',
        'The input `comment` is "no"; it must be true or false.',
        'The input `artifact` is "a/b"; it must be made of at most 100 letters, digits, dots, dashes and underscores.',
        'The input `seed` is "-1"; it must be a whole number from 0 to 4294967295.',
        'The input `resamples` is "1e3"; it must be a whole number from 0 to 10000.',
      ],
    });
  });
});
