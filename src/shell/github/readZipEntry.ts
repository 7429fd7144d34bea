import { inflateRawSync } from 'node:zlib';

export type ZipEntry =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): ZipEntry => ({ kind: 'refused', reason });

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const fileSignature = 0x04034b50;
const endLength = 22;
const longestComment = 65_535;
const stored = 0;
const deflated = 8;

/** Where the list of entries ends: it is followed by a comment of any length. */
const endOf = (zip: Buffer): number | null => {
  const least = Math.max(0, zip.length - endLength - longestComment);
  for (let at = zip.length - endLength; at >= least; at -= 1)
    if (zip.readUInt32LE(at) === endSignature) return at;
  return null;
};

/**
 * One entry of a zip archive, by its exact name and in memory: nothing is unpacked anywhere. The archive comes from outside:
 * what is larger than `mostBytes` once inflated, encrypted or cut off is refused.
 */
export const readZipEntry = (archive: Uint8Array, name: string, mostBytes: number): ZipEntry => {
  const zip = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const tooLarge = `${name} has more than ${mostBytes} bytes`;
  try {
    const end = endOf(zip);
    if (end === null) return refused('it is no zip archive');
    const entries = zip.readUInt16LE(end + 10);
    let at = zip.readUInt32LE(end + 16);
    for (let index = 0; index < entries; index += 1) {
      if (zip.readUInt32LE(at) !== entrySignature) return refused('its list of entries is broken');
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
        zip.readUInt16LE(at + offset),
      );
      const next = at + 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
      if (zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)) !== name) {
        at = next;
        continue;
      }
      const method = zip.readUInt16LE(at + 10);
      const length = zip.readUInt32LE(at + 20);
      const header = zip.readUInt32LE(at + 42);
      if (zip.readUInt32LE(header) !== fileSignature) return refused(`${name} is not where the list says`);
      const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
      const packed = zip.subarray(start, start + length);
      if (packed.length !== length) return refused(`${name} is cut off`);
      if (method === stored) return length > mostBytes ? refused(tooLarge) : { kind: 'bytes', bytes: packed };
      if (method !== deflated) return refused(`${name} is packed in a way that is not read here (${method})`);
      return { kind: 'bytes', bytes: inflateRawSync(packed, { maxOutputLength: mostBytes }) };
    }
    return refused(`it holds no ${name}`);
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
    return refused(code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : 'it is broken');
  }
};
