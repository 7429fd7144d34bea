import type { Inflation } from '../inflateBounded.ts';
import { BoundedOutput, TooLarge } from './boundedOutput.ts';
import { DamagedStream, demand } from './damagedStream.ts';
import type { HuffmanTable } from './huffmanTable.ts';
import { LARGEST_BLOCK, readLiterals } from './literals.ts';
import { readSequences, type SequenceTables } from './sequences.ts';

const MAGIC = 0xfd2fb528;

/** Frames that hold no data have one of sixteen magic numbers; these are the bits that they share. */
const SKIPPED = 0x184d2a5;

/** What the blocks of one frame hand on to each other. */
interface FrameState {
  /** Where its bytes begin. */
  readonly start: number;
  huffman: HuffmanTable | null;
  tables: SequenceTables | null;
  /** The last three distances, the newest first. */
  recent: readonly [number, number, number];
}

/** The distance that a sequence means, and the last three after it (RFC 8878, section 3.1.1.5). */
const distanceOf = (
  offset: number,
  literals: number,
  [first, second, third]: FrameState['recent'],
): FrameState['recent'] => {
  if (offset > 3) return [offset - 3, first, second];
  const which = offset + (literals === 0 ? 1 : 0);
  if (which === 1) return [first, second, third];
  if (which === 2) return [second, first, third];
  return [which === 3 ? third : first - 1, first, second];
};

const unpackBlock = (block: Uint8Array, frame: FrameState, output: BoundedOutput): void => {
  const { bytes: literals, table, length } = readLiterals(block, frame.huffman);
  frame.huffman = table;
  const began = output.length;
  let used = 0;
  frame.tables = readSequences(block.subarray(length), frame.tables, (sequence) => {
    demand(used + sequence.literals <= literals.length);
    output.append(literals.subarray(used, used + sequence.literals));
    used += sequence.literals;
    frame.recent = distanceOf(sequence.offset, sequence.literals, frame.recent);
    demand(output.length - began + sequence.match <= LARGEST_BLOCK);
    output.copy(frame.recent[0], sequence.match, frame.start);
  });
  output.append(literals.subarray(used));
};

/** Length of a frame's header; a dictionary is none that we have. */
const headerLength = (view: DataView, at: number): number => {
  demand(at + 6 <= view.byteLength && view.getUint32(at, true) === MAGIC);
  const descriptor = view.getUint8(at + 4);
  demand((descriptor & 0x0b) === 0);
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  return 5 + (isSingle ? 0 : 1) + (sizeFlag === 0 ? (isSingle ? 1 : 0) : 2 ** sizeFlag);
};

/** Unpacks the frame at a place, and gives the place behind it. */
const unpackFrame = (view: DataView, at: number, output: BoundedOutput): number => {
  const hasChecksum = (view.getUint8(at + 4) & 0x04) !== 0;
  const frame: FrameState = { start: output.length, huffman: null, tables: null, recent: [1, 4, 8] };
  let place = at + headerLength(view, at);
  for (let isLast = false; !isLast; ) {
    demand(place + 3 <= view.byteLength);
    const header = view.getUint16(place, true) + 65_536 * view.getUint8(place + 2);
    place += 3;
    isLast = (header & 1) !== 0;
    const kind = (header >> 1) & 3;
    const size = header >> 3;
    const length = kind === 1 ? 1 : size;
    demand(kind < 3 && size <= LARGEST_BLOCK && place + length <= view.byteLength);
    const block = new Uint8Array(view.buffer, view.byteOffset + place, length);
    if (kind === 0) output.append(block);
    else if (kind === 1) output.repeat(block[0] ?? 0, size);
    else unpackBlock(block, frame, output);
    place += length;
  }
  const end = place + (hasChecksum ? 4 : 0);
  demand(end <= view.byteLength);
  return end;
};

/**
 * Unpacks a Zstandard stream (RFC 8878), and stops as soon as more than `limit` bytes came out of it. Nothing is reserved for what a
 * header claims, and every loop is over bytes that are there or that the limit counts. Dictionaries are not read, and the checksums of
 * frames are not looked at: an archive has its own.
 */
export const unpackZstd = (compressed: Uint8Array, limit: number): Inflation => {
  const view = new DataView(compressed.buffer, compressed.byteOffset, compressed.byteLength);
  const output = new BoundedOutput(limit);
  try {
    demand(compressed.length > 0);
    for (let at = 0; at < view.byteLength; ) {
      demand(at + 8 <= view.byteLength);
      const isSkipped = view.getUint32(at, true) >>> 4 === SKIPPED;
      at = isSkipped ? at + 8 + view.getUint32(at + 4, true) : unpackFrame(view, at, output);
      demand(at <= view.byteLength);
    }
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'too-large' };
    if (error instanceof DamagedStream) return { kind: 'broken' };
    throw error;
  }
  return { kind: 'bytes', bytes: output.bytes() };
};
