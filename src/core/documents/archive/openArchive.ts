import { type Problem, wholeFile } from '../../problems/problem.ts';
import { readingProblem } from '../../problems/readingProblem.ts';
import type { ReadingRuleId } from '../../problems/readingRules.ts';
import { crc32 } from './crc32.ts';
import { foreignArchive } from './foreignArchive.ts';
import { type Inflation, inflateBounded } from './inflateBounded.ts';
import { type ZipEntry, zipDirectory } from './zipDirectory.ts';
import { unpackZstd } from './zstd/unpackZstd.ts';

/** One file out of an archive, or why there is none. */
export type Extraction =
  | { readonly kind: 'member'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] };

const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;

const STORED = 0;

/** What unpacks by which method; Inspect writes Zstandard since 2026. */
const UNPACKING: Readonly<Record<number, (raw: Uint8Array, limit: number) => Inflation>> = {
  [STORED]: (raw, limit) => (raw.length > limit ? { kind: 'too-large' } : { kind: 'bytes', bytes: raw }),
  8: inflateBounded,
  93: unpackZstd,
};

/** Methods that are known by name and not read. */
const METHODS: Readonly<Record<number, string>> = {
  9: 'deflate64',
  12: 'bzip2',
  14: 'LZMA',
  95: 'XZ',
};

/** Whether bytes start as a zip archive does; an empty one starts with its end. */
export const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/** The bytes of an entry as they stand in the archive; null where its own header does not fit the directory. */
const rawBytes = (archive: Uint8Array, { name, offset, size }: ZipEntry): Uint8Array | null => {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  if (offset + LOCAL_LENGTH > archive.length || view.getUint32(offset, true) !== LOCAL) return null;
  const nameEnd = offset + LOCAL_LENGTH + view.getUint16(offset + 26, true);
  const start = nameEnd + view.getUint16(offset + 28, true);
  const localName = new TextDecoder().decode(archive.subarray(offset + LOCAL_LENGTH, nameEnd));
  return localName === name && start + size <= archive.length ? archive.subarray(start, start + size) : null;
};

/**
 * Takes one file out of a zip archive: the first of the wanted names that it holds. No other one is unpacked. What comes out
 * is counted while it comes, and never more than `limit` bytes are kept. An archive that is cut off, names a file twice or one
 * outside of itself is refused (SG102), and so is what is encrypted, packed by another method than deflate or Zstandard, or not what its
 * checksum says; too large a file is SG115, and an archive with none of the names SG104.
 */
export const openArchive = (
  file: string,
  archive: Uint8Array,
  wanted: readonly string[],
  limit: number,
): Extraction => {
  const refuse = (rule: ReadingRuleId, message: string): Extraction => ({
    kind: 'unreadable',
    problems: [readingProblem(rule, wholeFile(file), message)],
  });
  const directory = zipDirectory(archive);
  if (directory.kind === 'fault') {
    return refuse('SG102', `This zip archive cannot be read: ${directory.message}.`);
  }
  const name = wanted.find((one) => directory.entries.some((entry) => entry.name === one));
  const [entry, ...others] = directory.entries.filter((one) => one.name === name);
  if (name === undefined || entry === undefined) {
    const names = directory.entries.map((one) => one.name);
    return refuse('SG104', foreignArchive(names, wanted));
  }
  if (others.length > 0) {
    return refuse(
      'SG102',
      `This zip archive holds ${name} ${others.length + 1} times; which one counts is unknown.`,
    );
  }
  if (entry.isEncrypted)
    return refuse('SG102', `${name} in this zip archive is encrypted; write it without a password.`);
  const unpack = UNPACKING[entry.method];
  if (unpack === undefined) {
    const method = METHODS[entry.method] ?? `method ${entry.method}`;
    const message = `${name} in this zip archive is packed with ${method}, and only deflate and Zstandard are read; convert the log to JSON (\`inspect log convert --to json\`).`;
    return refuse('SG102', message);
  }
  const raw = rawBytes(archive, entry);
  if (raw === null) return refuse('SG102', `${name} is not where the directory of this zip archive says.`);
  const tooLarge = `${name} in this zip archive unpacks to more than ${limit} bytes, the limit set by \`limits.bytes\` in the config.`;
  const inflation = unpack(raw, limit);
  if (inflation.kind === 'too-large') return refuse('SG115', tooLarge);
  if (inflation.kind === 'broken' || crc32(inflation.bytes) !== entry.checksum) {
    return refuse('SG102', `${name} in this zip archive is damaged: what unpacks is not what was packed.`);
  }
  return { kind: 'member', name, bytes: inflation.bytes };
};
