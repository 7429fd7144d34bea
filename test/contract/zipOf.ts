import { crc32, deflateRawSync } from 'node:zlib';

interface Packed {
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly size: number;
  readonly checksum: number;
}

/** The fields that the header of a file and its entry in the list share. */
const shared = ({ name, packed, size, checksum }: Packed): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
};

/** A zip archive of these texts, deflated. */
export const zipOf = (files: Readonly<Record<string, string>>): Buffer => {
  const packed = Object.entries(files).map(([path, text]): Packed => {
    const bytes = Buffer.from(text);
    return {
      name: Buffer.from(path),
      packed: deflateRawSync(bytes),
      size: bytes.length,
      checksum: crc32(bytes),
    };
  });
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const file of packed) {
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), shared(file), file.name, file.packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.from('PK\x01\x02\x14\x00'), shared(file), rest, file.name);
    bodies.push(body);
    at += body.length;
  }
  const entries = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(packed.length, 8);
  end.writeUInt16LE(packed.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, entries, end]);
};
