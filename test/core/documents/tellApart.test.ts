import { describe, expect, it } from 'vitest';
import { tellApart } from '../../../src/core/documents/tellApart.ts';
import { openAgain } from '../../../src/core/documents/workspace/openAgain.ts';
import { archiveMembers } from '../../../src/core/formats/index.ts';
import { nowhere, type Problem } from '../../../src/core/problems/problem.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';
import { limits } from './reading.ts';

const told = (a: string, b: string, pointer: string, changes: Partial<Problem> = {}): string => {
  const workspace = memoryWorkspace(new Map([a, b].map((text, index) => [`${index}`, textEntry(text)])));
  const problem: Problem = {
    rule: 'SG117',
    severity: 'error',
    message: 'Two scores.',
    ...nowhere,
    file: '0',
    pointer,
    also: [{ ...nowhere, file: '1', pointer }],
    unexplained: true,
    ...changes,
  };
  const [one] = tellApart([problem], openAgain(workspace, limits, archiveMembers));
  expect(one).not.toHaveProperty('unexplained');
  return one?.message ?? '';
};

const result = (dtype: string, date: number, score: number): string =>
  JSON.stringify({
    results: { piqa: { acc: score } },
    config: { model_dtype: dtype },
    date,
    start_time: date,
  });

describe('scores that nothing explains', () => {
  it('are told with what else their files differ in, without dates and other scores', () => {
    expect(told(result('float16', 1, 0.5), result('bfloat16', 2, 0.6), '/results/piqa/acc')).toBe(
      'Two scores. What else differs beside them: config.model_dtype: float16 against bfloat16.',
    );
    expect(told(result('float16', 1, 0.5), result('float16', 2, 0.6), '/results/piqa/acc')).toBe(
      'Two scores.',
    );
  });

  it('of a table are told with the other cells of their rows', () => {
    const table = (quantized: string, score: number): string => `run,score,bits\na,${score},${quantized}\n`;
    expect(told(table('4', 0.5), table('16', 0.6), '/0/score')).toBe(
      'Two scores. What else differs beside them: bits: 4 against 16.',
    );
  });

  it('of a list within a file are told with what stands about them in it', () => {
    const record = (tag: string, score: number): string =>
      JSON.stringify({
        evaluation_results: [{ track: tag, score_details: { score } }],
        model_info: { tier: tag },
      });
    expect(
      told(record('open', 0.5), record('closed', 0.6), '/evaluation_results/0/score_details/score'),
    ).toBe(
      'Two scores. What else differs beside them: evaluation_results.track: open against closed; model_info.tier: open against closed.',
    );
  });

  it('are left as they are where they were explained, or a file is gone', () => {
    const plain = told(result('a', 1, 0.5), result('b', 1, 0.6), '/results/piqa/acc', {
      also: [{ ...nowhere, file: 'gone', pointer: '' }],
    });
    expect(plain).toBe('Two scores.');
  });
});
