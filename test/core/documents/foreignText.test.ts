import { describe, expect, it } from 'vitest';
import { foreignText } from '../../../src/core/documents/foreignText.ts';

const card = (end: string, index = 'model-index:\n- name: m\n  results: []\n') =>
  `---\nlicense: mit\n${index}---\n\n# m\n`.replaceAll('\n', end);

describe('a text that is no evidence', () => {
  it.each([
    ['a model card', card('\n'), 'model card, whose model-index'],
    ['one with Windows line ends', card('\r\n'), 'model card, whose model-index'],
    ['a card without results', card('\n', ''), 'without a model-index'],
    [
      'a card that only speaks of a model-index',
      `${card('\n', '')}\nmodel-index: x\n`,
      'without a model-index',
    ],
    [
      'a list of .eval_results',
      '- dataset:\n    id: org/d\n    task_id: t\n  value: 20.90\n',
      '.eval_results',
    ],
    ['prose', 'Results will follow.', 'neither JSON'],
    ['front matter that never ends', '---\nmodel-index:\n', 'neither JSON'],
  ])('is named: %s', (_, text, words) => {
    expect(foreignText(text)).toContain(words);
  });
});
