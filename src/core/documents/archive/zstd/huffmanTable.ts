import { BitReader } from './bitReader.ts';
import { demand } from './damagedStream.ts';
import { nextState, readFseTable } from './fseTable.ts';

/** Longest code, in bits (RFC 8878, section 4.2.1). */
const LONGEST = 11;

/** A decoding table of Huffman codes: by the next `log` bits the symbol, and how many of them are its code. */
export interface HuffmanTable {
  readonly log: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
}

/** Weights that are packed by two states which take turns, until the bits are used up. */
const packedWeights = (bytes: Uint8Array): readonly number[] => {
  const { table, length } = readFseTable(bytes, 6, 255);
  const reader = new BitReader(bytes.subarray(length));
  let [state, other] = [reader.read(table.log), reader.read(table.log)];
  demand(reader.left >= 0);
  const weights: number[] = [];
  for (;;) {
    weights.push(table.symbols[state] ?? 0);
    demand(weights.length < 255);
    const following = nextState(table, state, reader);
    if (reader.left < 0) return [...weights, table.symbols[other] ?? 0];
    [state, other] = [other, following];
  }
};

/** The table of weights; that of the last symbol follows from the others, since the codes leave no gap. */
const tableOf = (weights: readonly number[]): HuffmanTable => {
  const sum = weights.reduce((total, weight) => total + (weight === 0 ? 0 : 2 ** (weight - 1)), 0);
  demand(sum > 0);
  const log = 32 - Math.clz32(sum);
  const rest = 2 ** log - sum;
  demand(log <= LONGEST && (rest & (rest - 1)) === 0);
  const all = [...weights, 32 - Math.clz32(rest)];
  const symbols = new Uint8Array(2 ** log);
  const bits = new Uint8Array(2 ** log);
  let at = 0;
  for (let weight = 1; weight <= log; weight++)
    for (const [symbol, own] of all.entries()) {
      if (own !== weight) continue;
      const end = at + 2 ** (weight - 1);
      symbols.fill(symbol, at, end);
      bits.fill(log + 1 - weight, at, end);
      at = end;
    }
  demand(at === 2 ** log);
  return { log, symbols, bits };
};

/** Reads a table, and tells how many bytes it takes. */
export const readHuffmanTable = (
  bytes: Uint8Array,
): { readonly table: HuffmanTable; readonly length: number } => {
  const [header] = bytes;
  demand(header !== undefined);
  const first = header ?? 0;
  const length = 1 + (first < 128 ? first : Math.ceil((first - 127) / 2));
  demand(length <= bytes.length);
  if (first < 128) return { table: tableOf(packedWeights(bytes.subarray(1, length))), length };
  const weights = Array.from({ length: first - 127 }, (_, index) => {
    const pair = bytes[1 + (index >> 1)] ?? 0;
    return index % 2 === 0 ? pair >> 4 : pair & 15;
  });
  return { table: tableOf(weights), length };
};

/** Decodes a stream into all of `target`. */
export const decodeHuffman = (
  { log, symbols, bits }: HuffmanTable,
  bytes: Uint8Array,
  target: Uint8Array,
): void => {
  const reader = new BitReader(bytes);
  for (let index = 0; index < target.length; index++) {
    const code = reader.peek(log);
    target[index] = symbols[code] ?? 0;
    reader.left -= bits[code] ?? 0;
  }
  demand(reader.left === 0);
};
