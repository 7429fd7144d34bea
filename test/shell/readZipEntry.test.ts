import { describe, expect, it } from 'vitest';
import { readZipEntry } from '../../src/shell/github/readZipEntry.ts';
import { zipOf } from '../contract/zipOf.ts';

const most = 1000;
const archive = zipOf({ 'a.txt': 'first', 'report.json': '{"a":1}', 'sub/report.json': 'other' });

const read = (bytes: Uint8Array, name = 'report.json'): string => {
  const entry = readZipEntry(bytes, name, most);
  return entry.kind === 'bytes' ? new TextDecoder().decode(entry.bytes) : `refused: ${entry.reason}`;
};

describe('an entry of a zip archive', () => {
  it('is found by its exact name', () => {
    expect(read(archive)).toBe('{"a":1}');
    expect(read(archive, 'sub/report.json')).toBe('other');
    expect(read(archive, 'report')).toBe('refused: it holds no report');
  });

  it('is found before a comment of the archive', () => {
    const comment = Buffer.from('a comment');
    const commented = Buffer.concat([archive, comment]);
    commented.writeUInt16LE(comment.length, archive.length - 2);
    expect(read(commented)).toBe('{"a":1}');
  });

  it('is refused where it is larger than it may be, whatever it says of itself', () => {
    const bomb = zipOf({ 'report.json': ' '.repeat(5_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(read(bomb)).toBe('refused: report.json has more than 1000 bytes');
  });

  it('never throws, whatever is cut off or changed', () => {
    for (let at = 0; at < archive.length; at += 1) {
      expect(() => read(archive.subarray(0, at))).not.toThrow();
      const changed = Buffer.from(archive);
      changed[at] = 255 - (changed[at] ?? 0);
      expect(() => read(changed)).not.toThrow();
    }
    expect(read(Buffer.from('<html>'))).toBe('refused: it is no zip archive');
    expect(read(Buffer.alloc(0))).toBe('refused: it is no zip archive');
  });
});
