import type { BitReader } from './bitReader.ts';
import { demand } from './damagedStream.ts';

/** A decoding table of finite state entropy (RFC 8878, section 4.1): by state its symbol, and how the next state is read. */
export interface FseTable {
  /** Bits of the first state. */
  readonly log: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
  readonly bases: Uint16Array;
}

/** A table of one symbol, which takes no bits. */
export const singleSymbol = (symbol: number): FseTable => ({
  log: 0,
  symbols: Uint8Array.of(symbol),
  bits: Uint8Array.of(0),
  bases: Uint16Array.of(0),
});

/** The table of normalised counts that sum to 2^log, -1 standing for less than 1. */
export const fseTable = (counts: readonly number[], log: number): FseTable => {
  const size = 2 ** log;
  const symbols = new Uint8Array(size);
  const next = new Uint16Array(counts.length);
  let high = size - 1;
  for (const [symbol, count] of counts.entries()) {
    next[symbol] = Math.abs(count);
    if (count === -1) symbols[high--] = symbol;
  }
  const step = (size >> 1) + (size >> 3) + 3;
  let place = 0;
  for (const [symbol, count] of counts.entries())
    for (let index = 0; index < count; index++) {
      symbols[place] = symbol;
      do place = (place + step) % size;
      while (place > high);
    }
  demand(place === 0);
  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  for (const [state, symbol] of symbols.entries()) {
    const count = next[symbol] ?? 0;
    next[symbol] = count + 1;
    const wide = log - (31 - Math.clz32(count));
    bits[state] = wide;
    bases[state] = (count << wide) - size;
  }
  return { log, symbols, bits, bases };
};

/** Reads the counts of a table, which stand forwards, and tells how many bytes they take. */
export const readFseTable = (
  bytes: Uint8Array,
  mostLog: number,
  mostSymbol: number,
): { readonly table: FseTable; readonly length: number } => {
  let at = 0;
  const peek = (count: number): number => {
    const byte = at >>> 3;
    const three = (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8) | ((bytes[byte + 2] ?? 0) << 16);
    return (three >>> (at & 7)) & (2 ** count - 1);
  };
  const log = peek(4) + 5;
  at = 4;
  demand(log <= mostLog);
  const counts: number[] = [];
  let remaining = 2 ** log;
  while (remaining > 0) {
    demand(counts.length <= mostSymbol && at < 8 * bytes.length);
    // A value is at most `remaining` + 1: the small ones of those are written with a bit less.
    const wide = 32 - Math.clz32(remaining + 1);
    const threshold = 2 ** (wide - 1);
    const saved = 2 * threshold - 1 - (remaining + 1);
    let value = peek(wide - 1);
    if (value < saved) at += wide - 1;
    else {
      value = peek(wide);
      if (value >= threshold) value -= saved;
      at += wide;
    }
    const count = value - 1;
    remaining -= Math.abs(count);
    counts.push(count);
    if (count !== 0) continue;
    for (let repeats = 3; repeats === 3; ) {
      repeats = peek(2);
      at += 2;
      for (let index = 0; index < repeats; index++) counts.push(0);
      demand(counts.length <= mostSymbol + 1);
    }
  }
  const length = Math.ceil(at / 8);
  demand(remaining === 0 && counts.length <= mostSymbol + 1 && length <= bytes.length);
  return { table: fseTable(counts, log), length };
};

/** The state that follows a state. */
export const nextState = ({ bits, bases }: FseTable, state: number, reader: BitReader): number =>
  (bases[state] ?? 0) + reader.read(bits[state] ?? 0);
