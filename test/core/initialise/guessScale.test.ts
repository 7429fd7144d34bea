import { expect, it } from 'vitest';
import { guessScale } from '../../../src/core/initialise/guessScale.ts';

it.each([
  ['EleutherAI/pythia-1.4b-deduped', 1.4e9, null],
  ['pythia-v1_160m_zero-shot_step143000', 1.6e8, null],
  ['OLMo-7B-300B-tokens', 7e9, 3e11],
  ['fineweb-edu-350BT-1.71B', 1.71e9, 3.5e11],
  ['open_lm_1b', 1e9, null],
  ['mamba2-2_7b', 2.7e9, null],
  ['1T_tok-70M', 7e7, 1e12],
  ['c4_original-d=96_l=8_h=4-2.0', null, null],
  ['gpt-4', null, null],
  ['run-0b', null, null],
  ['Phi-3-mini-4k-instruct', null, null],
  ['internlm2_5-7b-chat-1m', 7e9, null],
  ['LongChat-32k-8k-tokens', null, null],
  ['job-0007b', null, null],
])('reads %s as params %s, tokens %s', (name, params, tokens) => {
  const guess = guessScale(name);
  expect([guess.params?.value ?? null, guess.tokens?.value ?? null]).toEqual([params, tokens]);
});

it('tells which piece of the name a guess is from', () => {
  expect(guessScale('fineweb-edu-350BT-1.71B')).toEqual({
    params: { value: 1.71e9, from: '1.71B' },
    tokens: { value: 3.5e11, from: '350BT' },
  });
});
