import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/core/documents/decodeText.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const refusal = (bytes: Uint8Array) => {
  const decoding = decodeText('evals/a.json', bytes);
  if (decoding.kind === 'text') throw new Error('was decoded');
  expect(decoding.problems).toHaveLength(1);
  return decoding.problems[0];
};

describe('decodeText', () => {
  it('drops a byte order mark and leaves CRLF as it is', () => {
    expect(decodeText('a', Uint8Array.of(0xef, 0xbb, 0xbf, ...encode('{}\r\n')))).toEqual({
      kind: 'text',
      text: '{}\r\n',
    });
  });

  it('keeps every character of UTF-8', () => {
    expect(decodeText('a', encode('é 日本 👩‍💻 \uFFFD'))).toEqual({
      kind: 'text',
      text: 'é 日本 👩‍💻 \uFFFD',
    });
  });

  it('names an empty file, and one of blanks only', () => {
    expect(refusal(new Uint8Array())).toMatchObject({ rule: 'SG113', file: 'evals/a.json' });
    expect(refusal(encode(' \r\n\t'))).toMatchObject({ rule: 'SG113' });
    expect(refusal(Uint8Array.of(0xef, 0xbb, 0xbf))).toMatchObject({ rule: 'SG113' });
  });

  it('names a Git LFS pointer and the way out', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
    const problem = refusal(encode(pointer));
    expect(problem?.rule).toBe('SG106');
    expect(problem?.message).toContain('lfs: true');
  });

  it('names the place of the first byte that is not UTF-8', () => {
    const bytes = Uint8Array.of(...encode('{\n"é": "'), 0xe9, 0x22, ...encode('}\n'));
    expect(refusal(bytes)).toMatchObject({ rule: 'SG101', line: 2, column: 7 });
  });

  it.each([
    ['little', Uint8Array.of(0xff, 0xfe, 0x7b, 0x00)],
    ['big', Uint8Array.of(0xfe, 0xff, 0x00, 0x7b)],
  ])('names UTF-16 (%s endian), which PowerShell writes', (endian, bytes) => {
    const problem = refusal(bytes);
    expect(problem?.rule).toBe('SG101');
    expect(problem?.message).toContain(`UTF-16 (${endian} endian)`);
  });
});
