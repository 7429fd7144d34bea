import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive made for a test. What is left out is as an honest writer would have it. */
export interface Packed {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** 8 deflates, any other takes the data as it is packed already. */
  readonly method?: number;
  readonly flags?: number;
  readonly checksum?: number;
  /** The size that the headers claim for what unpacks. */
  readonly claimedSize?: number;
  /** The name in the local header, where it is another one than in the directory. */
  readonly localName?: string;
}

const bytesOf = (size: number, fields: readonly (readonly [number, 2 | 4, number])[]): Buffer => {
  const buffer = Buffer.alloc(size);
  for (const [at, width, value] of fields) buffer.writeUIntLE(value >>> 0, at, width);
  return buffer;
};

/** A zip archive, written field by field after APPNOTE 6.3 and with Node's own deflate, so that the reader is held to another's work. */
export const zipOf = (files: readonly Packed[]): Uint8Array => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, method = 8, flags = 0, checksum, claimedSize, localName } of files) {
    const plain = Buffer.from(data);
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const sum = checksum ?? crc32(plain);
    const size = claimedSize ?? plain.length;
    const inner = Buffer.from(localName ?? name);
    const outer = Buffer.from(name);
    const local = Buffer.concat([
      bytesOf(30, [
        [0, 4, 0x04034b50],
        [4, 2, 20],
        [6, 2, flags],
        [8, 2, method],
        [14, 4, sum],
        [18, 4, packed.length],
        [22, 4, size],
        [26, 2, inner.length],
      ]),
      inner,
      packed,
    ]);
    directory.push(
      bytesOf(46, [
        [0, 4, 0x02014b50],
        [4, 2, 20],
        [6, 2, 20],
        [8, 2, flags],
        [10, 2, method],
        [16, 4, sum],
        [20, 4, packed.length],
        [24, 4, size],
        [28, 2, outer.length],
        [42, 4, offset],
      ]),
      outer,
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = bytesOf(22, [
    [0, 4, 0x06054b50],
    [8, 2, files.length],
    [10, 2, files.length],
    [12, 4, central.length],
    [16, 4, offset],
  ]);
  return new Uint8Array(Buffer.concat([...parts, central, end]));
};
