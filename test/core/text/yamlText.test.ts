import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { yamlLine, yamlList, yamlMap, yamlNumber, yamlText } from '../../../src/core/text/yamlText.ts';
import { hostileNames } from '../../hostileNames.ts';

describe('yamlText', () => {
  it('reads back as the same text, whatever the text', () => {
    const texts = [
      'plain',
      'true',
      'No',
      '~',
      '1.4e9',
      '0x1f',
      '',
      ' blank ',
      'a: b',
      '- x',
      '#x',
      '{',
      '\u0085',
      ...hostileNames,
    ];
    for (const text of texts.filter((one) => !/\p{Cs}/u.test(one)))
      expect(parse(`k: ${yamlText(text)}`)).toEqual({ k: text });
    expect(parse(yamlList(texts.filter((one) => !/\p{Cs}/u.test(one))))).toEqual(
      texts.filter((one) => !/\p{Cs}/u.test(one)),
    );
  });

  it('leaves ordinary names plain', () => {
    expect(yamlText('EleutherAI/pythia-1.4b')).toBe('EleutherAI/pythia-1.4b');
  });
});

describe('yamlNumber', () => {
  it.each([6.9e9, 411616256, 2.41, 1e24, 3.5279492850157737, 1e-7, 512])('keeps %d exactly', (value) => {
    expect(parse(yamlNumber(value))).toBe(value);
  });

  it('is short where nothing is lost', () => {
    expect([6.9e9, 411616256, 512].map(yamlNumber)).toEqual(['6.9e9', '411616256', '512']);
  });
});

describe('yamlLine', () => {
  it('keeps a comment from becoming data', () => {
    expect(parse(yamlLine('a', null, 'x\nb: 1'))).toEqual({ a: null });
    expect(parse(yamlMap([['a: b', '1']]))).toEqual({ 'a: b': 1 });
  });
});
