import { expect, it } from 'vitest';
import { codeBlock } from '../../../src/core/text/codeBlock.ts';

it('cannot be closed by the text inside', () => {
  expect(codeBlock('yaml', 'a: ```\n````\nb')).toEqual(['`````yaml', 'a: ```', '````', 'b', '`````']);
});
