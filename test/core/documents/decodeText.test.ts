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

  it.each([
    ['Parquet', [...encode('PAR1'), 0x15, 0, ...encode('PAR1')], 'read_parquet'],
    ['Feather', [...encode('ARROW1'), 0, 0], 'read_feather'],
    ['Arrow stream', [0xff, 0xff, 0xff, 0xff, 0x10, 0], 'datasets.Dataset.from_file'],
    ['SQLite', encode('SQLite format 3\0'), 'sqlite3 -header -csv'],
    ['NumPy', [0x93, ...encode('NUMPY'), 1, 0], 'numpy.load'],
    ['pickle', [0x80, 4, 0x95, 0, 0], 'read_pickle'],
    ['pickle', [0x80, 2, 0x7d, 0x71, 0], 'read_pickle'],
    ['gzip', [0x1f, 0x8b, 8, 0], 'gunzip FILE'],
    ['bzip2', [...encode('BZh9'), 0x31, 0x41, 0x59, 0x26, 0xff], 'bunzip2 FILE'],
    ['xz', [0xfd, ...encode('7zXZ'), 0, 0], 'unxz FILE'],
    ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd, 0], 'unzstd FILE'],
    ['tar', [...encode('evals/a.json'.padEnd(257, '\0')), ...encode('ustar\0')], 'tar -xf FILE'],
  ])('tells %s by its bytes, with the command that makes it readable', (name, bytes, command) => {
    const problem = refusal(Uint8Array.from(bytes));
    expect(problem).toMatchObject({ rule: 'SG101', line: null });
    expect(problem?.message.toLowerCase()).toContain(name.toLowerCase());
    expect(problem?.message).toContain(command);
  });

  it.each(['BZh,run\n', 'PAR1,ORC\n1,2\n', 'ORC,task\n'])(
    'reads a table that starts as one of those: %j',
    (text) => {
      expect(decodeText('a.csv', encode(text))).toEqual({ kind: 'text', text });
    },
  );
});
