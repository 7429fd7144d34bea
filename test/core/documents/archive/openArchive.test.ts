import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../../src/core/documents/archive/crc32.ts';
import { isArchive, openArchive } from '../../../../src/core/documents/archive/openArchive.ts';
import { unpackZstd } from '../../../../src/core/documents/archive/zstd/unpackZstd.ts';
import { zipOf } from '../zipOf.ts';
import { zstdBomb, zstdSamples } from '../zstdSamples.ts';

const LIMIT = 1_000_000;
const wanted = ['header.json', '_journal/start.json'];
const open = (bytes: Uint8Array, limit = LIMIT) => openArchive('a.eval', bytes, wanted, limit);

/** `SG102: the message` of a refusal. */
const refusal = (bytes: Uint8Array, limit = LIMIT): string => {
  const opened = open(bytes, limit);
  if (opened.kind === 'member') throw new Error('it was opened');
  expect(opened.problems.map(({ file, severity }) => [file, severity])).toEqual([['a.eval', 'error']]);
  return opened.problems.map(({ rule, message }) => `${rule}: ${message}`).join();
};

/** What the samples were packed from. */
const entries = `[${Array.from({ length: 400 }, (_, index) => {
  const score = `0.${String((index * 7919) % 1000).padStart(3, '0')}`;
  return `{"id":${index},"score":${score},"target":"${'ABCD'[(index * 7) % 4]}","answer":"The answer is ${'ABCD'[(index * index) % 4]}"}`;
}).join(',')}]`;
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

const header = { name: 'header.json', data: '{"a": 1}' };
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('an archive', () => {
  it('gives the first wanted file that it holds, deflated or stored', () => {
    for (const method of [0, 8]) {
      const opened = open(
        zipOf([
          { name: '_journal/start.json', data: 'start' },
          { ...header, method },
        ]),
      );
      expect(opened.kind === 'member' && [opened.name, textOf(opened.bytes)]).toEqual([
        'header.json',
        '{"a": 1}',
      ]);
    }
    const started = open(zipOf([{ name: '_journal/start.json', data: 'start' }]));
    expect(started).toMatchObject({ kind: 'member', name: '_journal/start.json' });
  });

  it.each(Object.entries(zstdSamples))('packed with Zstandard (%s) gives what was packed', (_, sample) => {
    const checksum = crc32(new TextEncoder().encode(entries));
    const opened = open(zipOf([{ name: 'header.json', data: bytesOf(sample), method: 93, checksum }]));
    expect(opened.kind === 'member' && textOf(opened.bytes) === entries).toBe(true);
  });

  it('is told from text by how it starts', () => {
    expect([
      isArchive(zipOf([header])),
      isArchive(zipOf([])),
      isArchive(new TextEncoder().encode('PK,1\n')),
    ]).toEqual([true, true, false]);
  });

  it('keeps large files whole', () => {
    const data = Array.from({ length: 40_000 }, (_, index) => `${index * 7919}`).join(',');
    const opened = open(zipOf([{ name: 'header.json', data }]));
    expect(opened.kind === 'member' && textOf(opened.bytes) === data).toBe(true);
  });

  it('with a comment behind its directory is read', () => {
    const plain = zipOf([header]);
    const bytes = new Uint8Array([...plain, ...new TextEncoder().encode('note')]);
    bytes[plain.length - 2] = 4;
    expect(open(bytes).kind).toBe('member');
  });

  it('of no wanted file is named as no eval result', () => {
    expect(refusal(zipOf([{ name: 'other.txt', data: 'x' }]))).toMatch(/^SG104: .*none of header\.json/);
    expect(refusal(zipOf([]))).toMatch(/^SG104/);
  });
});

describe('an archive that cannot be trusted', () => {
  it('stops where more comes out than the limit, whatever it claims', () => {
    const bomb = zipOf([{ name: 'header.json', data: new Uint8Array(30_000_000), claimedSize: 10 }]);
    expect(bomb.length).toBeLessThan(60_000);
    expect(refusal(bomb)).toMatch(/^SG115: .*more than 1000000 bytes/);
    expect(refusal(zipOf([{ name: 'header.json', data: new Uint8Array(50), method: 0 }]), 49)).toMatch(
      /^SG115/,
    );
  });

  it('stops a Zstandard stream as well, and believes none of its claims', () => {
    const packed = (data: Uint8Array) => zipOf([{ name: 'header.json', data, method: 93 }]);
    expect(bytesOf(zstdBomb).length).toBeLessThan(5000);
    expect(refusal(packed(bytesOf(zstdBomb)))).toMatch(/^SG115/);
    // A frame whose header claims a window of 2 TB, and that holds nothing: no memory is reserved for a claim.
    const greedy = new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0, 0xf8, 1, 0, 0]);
    expect(unpackZstd(greedy, LIMIT)).toEqual({ kind: 'bytes', bytes: new Uint8Array() });
  });

  it('does not unpack what is not wanted, however large', () => {
    expect(open(zipOf([{ name: 'samples/1.json', data: new Uint8Array(30_000_000) }, header])).kind).toBe(
      'member',
    );
  });

  it.each(['../evil', '/etc/passwd', 'a/../../b', 'C:\\x', '..\\x', '\\x'])(
    'with an entry %s is refused',
    (name) => {
      expect(refusal(zipOf([header, { name, data: 'x' }]))).toMatch(/^SG102: .*leads out of the archive/);
    },
  );

  it('with two files of one name is refused', () => {
    expect(refusal(zipOf([header, { ...header, data: '{}' }]))).toMatch(/^SG102: .*header\.json 2 times/);
  });

  it('that is encrypted, or packed by another method, is refused with the way out', () => {
    expect(refusal(zipOf([{ ...header, flags: 1 }]))).toMatch(/^SG102: .*encrypted/);
    expect(refusal(zipOf([{ ...header, method: 12 }]))).toMatch(/^SG102: .*bzip2.*inspect log convert/);
    expect(refusal(zipOf([{ ...header, method: 93 }]))).toMatch(/^SG102: .*damaged/);
    expect(refusal(zipOf([{ ...header, method: 77 }]))).toMatch(/^SG102: .*method 77/);
  });

  it('whose content is not what its checksum or its local header says is refused', () => {
    expect(refusal(zipOf([{ ...header, checksum: 1 }]))).toMatch(/^SG102: .*damaged/);
    expect(refusal(zipOf([{ ...header, localName: 'footer.json' }]))).toMatch(/^SG102: .*is not where/);
  });

  it('cut off anywhere is refused and never throws, and so is one with any byte changed, or it gives the same text', () => {
    const whole = zipOf([{ name: '_journal/start.json', data: 'start'.repeat(20) }, header]);
    for (let length = 4; length < whole.length; length++) {
      expect(refusal(whole.subarray(0, length))).toMatch(/^SG102/);
    }
    for (let at = 4; at < whole.length; at++) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const opened = open(bytes);
      if (opened.kind === 'member' && opened.name === 'header.json') {
        expect(textOf(opened.bytes)).toBe('{"a": 1}');
      }
    }
  });
});

describe('a Zstandard stream', () => {
  it('of several frames, one that is skipped among them, is one text', () => {
    const sample = bytesOf(zstdSamples.usual);
    const skipped = new Uint8Array([0x53, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 7, 7]);
    const stream = new Uint8Array([...sample, ...skipped, ...sample]);
    const unpacked = unpackZstd(stream, LIMIT);
    expect(unpacked.kind === 'bytes' && textOf(unpacked.bytes) === entries + entries).toBe(true);
  });

  it('cut off anywhere is broken, and one with any byte changed ends all the same', () => {
    for (const sample of Object.values(zstdSamples).map(bytesOf)) {
      for (let length = 1; length < sample.length; length += 7)
        expect(unpackZstd(sample.subarray(0, length), LIMIT).kind).toBe('broken');
      for (let at = 0; at < sample.length; at += 5) {
        const changed = sample.slice();
        changed[at] = (changed[at] ?? 0) ^ 0x80;
        const unpacked = unpackZstd(changed, LIMIT);
        expect(unpacked.kind !== 'bytes' || unpacked.bytes.length <= LIMIT).toBe(true);
      }
    }
  });
});

describe('an archive that is no log', () => {
  it.each([
    [['[Content_Types].xml', 'xl/workbook.xml'], /an Excel workbook.*CSV/],
    [['mimetype', 'content.xml'], /OpenDocument.*CSV/],
    [['model/data.pkl', 'model/data/0'], /PyTorch/],
    [['scores.npy'], /NumPy.*savetxt/],
    [['results/a.json', 'results/b.json', 'log.txt'], /packs 2 files.*unzip FILE/],
    [['log.txt'], /holds none of header.json/],
  ])('of %j is told with what to do', (names, message) => {
    const told = refusal(zipOf(names.map((name) => ({ name, data: 'x' }))));
    expect(told).toMatch(/^SG104: /);
    expect(told).toMatch(message);
  });
});

describe('crc32', () => {
  it('gives the published check value', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });
});
