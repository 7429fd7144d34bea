import { demand } from './damagedStream.ts';
import { decodeHuffman, type HuffmanTable, readHuffmanTable } from './huffmanTable.ts';

/** What one block unpacks to at most. */
export const LARGEST_BLOCK = 131_072;

/** The literals of a block, the table that they were decoded with or that is still in force, and the bytes that they took. */
export interface Literals {
  readonly bytes: Uint8Array;
  readonly table: HuffmanTable | null;
  readonly length: number;
}

const littleEndian = (bytes: Uint8Array, count: number): number => {
  let value = 0;
  for (let index = count - 1; index >= 0; index--) value = 256 * value + (bytes[index] ?? 0);
  return value;
};

/** Literals as they are, or one byte many times. */
const plain = (block: Uint8Array, isRepeated: boolean, before: HuffmanTable | null): Literals => {
  const format = ((block[0] ?? 0) >> 2) & 3;
  const header = format === 1 ? 2 : format === 3 ? 3 : 1;
  const size = Math.floor(littleEndian(block, header) / (header === 1 ? 8 : 16));
  const length = header + (isRepeated ? 1 : size);
  demand(size <= LARGEST_BLOCK && length <= block.length);
  const bytes = isRepeated ? new Uint8Array(size).fill(block[header] ?? 0) : block.subarray(header, length);
  return { bytes, table: before, length };
};

/** Four streams behind a table of where they start, each of a quarter of the literals. */
const fourStreams = (table: HuffmanTable, packed: Uint8Array, bytes: Uint8Array): void => {
  demand(packed.length >= 6);
  const quarter = Math.ceil(bytes.length / 4);
  demand(3 * quarter <= bytes.length);
  let start = 6;
  for (let stream = 0; stream < 4; stream++) {
    const end = stream === 3 ? packed.length : start + littleEndian(packed.subarray(2 * stream), 2);
    demand(end <= packed.length);
    const target = bytes.subarray(stream * quarter, stream === 3 ? bytes.length : (stream + 1) * quarter);
    decodeHuffman(table, packed.subarray(start, end), target);
    start = end;
  }
};

/** Reads the literals section of a block (RFC 8878, section 3.1.1.3.1). `before` is the last table of its frame. */
export const readLiterals = (block: Uint8Array, before: HuffmanTable | null): Literals => {
  demand(block.length > 0);
  const kind = (block[0] ?? 0) & 3;
  if (kind < 2) return plain(block, kind === 1, before);
  const format = ((block[0] ?? 0) >> 2) & 3;
  const header = Math.max(3, format + 2);
  const width = 2 ** (format < 2 ? 10 : 4 * format + 6);
  const sizes = Math.floor(littleEndian(block, header) / 16);
  const size = sizes % width;
  const length = header + (Math.floor(sizes / width) % width);
  demand(size <= LARGEST_BLOCK && length <= block.length);
  let packed = block.subarray(header, length);
  let table = before;
  if (kind === 2) {
    const read = readHuffmanTable(packed);
    table = read.table;
    packed = packed.subarray(read.length);
  }
  const bytes = new Uint8Array(size);
  if (table === null) demand(false);
  else if (format === 0) decodeHuffman(table, packed, bytes);
  else fourStreams(table, packed, bytes);
  return { bytes, table, length };
};
