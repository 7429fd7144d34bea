import { BitReader } from './bitReader.ts';
import { demand } from './damagedStream.ts';
import { type FseTable, fseTable, nextState, readFseTable, singleSymbol } from './fseTable.ts';

/** Copy so many literals, then so many bytes from so far back. */
export interface Sequence {
  readonly literals: number;
  readonly match: number;
  /** As it is written: 1 to 3 stand for offsets of before, larger ones are 3 more than the offset. */
  readonly offset: number;
}

/** The three tables of a block, which the next may use again. */
export interface SequenceTables {
  readonly literals: FseTable;
  readonly offsets: FseTable;
  readonly matches: FseTable;
}

/** Codes of a length: each stands for a base, and so many bits that are added to it. */
interface Codes {
  readonly bases: readonly number[];
  readonly extra: readonly number[];
}

/** The first codes are their own value, and take no bits. */
const codesOf = (plain: number, start: number, extra: readonly number[]): Codes => {
  const bases = Array.from({ length: plain }, (_, code) => start + code);
  let base = start + plain;
  for (const bits of extra) {
    bases.push(base);
    base += 2 ** bits;
  }
  return { bases, extra: [...Array.from({ length: plain }, () => 0), ...extra] };
};

/** RFC 8878, tables 15 and 16. */
const LITERALS = codesOf(16, 0, [1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
const MATCHES = codesOf(32, 3, [1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);

const times = (count: number, value: number): readonly number[] => Array.from({ length: count }, () => value);

/** What is in force where a block names no table: RFC 8878, section 3.1.1.3.2.2. */
const predefined: SequenceTables = {
  literals: fseTable(
    [4, 3, ...times(11, 2), 1, 1, 1, ...times(9, 2), 3, 2, ...times(5, 1), ...times(4, -1)],
    6,
  ),
  offsets: fseTable([...times(6, 1), 2, 2, 2, ...times(15, 1), ...times(5, -1)], 5),
  matches: fseTable([1, 4, 3, ...times(6, 2), ...times(37, 1), ...times(7, -1)], 6),
};

/** The finest table that is let through, and the last code. */
const limits = {
  literals: { log: 9, last: 35 },
  offsets: { log: 8, last: 31 },
  matches: { log: 9, last: 52 },
} as const;

/** How many sequences there are, and how many bytes say it. */
const countOf = (section: Uint8Array): readonly [count: number, length: number] => {
  const [first = 0, second = 0, third = 0] = section;
  demand(section.length > (first < 128 ? 0 : first < 255 ? 1 : 2));
  if (first < 128) return [first, 1];
  return first < 255 ? [(first - 128) * 256 + second, 2] : [second + 256 * third + 0x7f00, 3];
};

/**
 * Reads the sequences section of a block (RFC 8878, section 3.1.1.3.2) and hands out its sequences in order. `before` are the tables of the
 * block before; those in force after this one are returned.
 */
export const readSequences = (
  section: Uint8Array,
  before: SequenceTables | null,
  take: (sequence: Sequence) => void,
): SequenceTables | null => {
  const [count, header] = countOf(section);
  if (count === 0) {
    demand(section.length === header);
    return before;
  }
  const modes = section[header] ?? 3;
  let at = header + 1;
  const tableOf = (name: keyof SequenceTables, mode: number): FseTable => {
    if (mode === 0) return predefined[name];
    if (mode === 1) {
      const symbol = section[at++] ?? 255;
      demand(symbol <= limits[name].last);
      return singleSymbol(symbol);
    }
    if (mode === 2) {
      const { table, length } = readFseTable(section.subarray(at), limits[name].log, limits[name].last);
      at += length;
      return table;
    }
    demand(before !== null);
    return before?.[name] ?? predefined[name];
  };
  const literals = tableOf('literals', modes >> 6);
  const offsets = tableOf('offsets', (modes >> 4) & 3);
  const matches = tableOf('matches', (modes >> 2) & 3);
  const reader = new BitReader(section.subarray(at));
  let literalState = reader.read(literals.log);
  let offsetState = reader.read(offsets.log);
  let matchState = reader.read(matches.log);
  for (let index = 0; index < count; index++) {
    const [literal, offset, match] = [
      literals.symbols[literalState] ?? 0,
      offsets.symbols[offsetState] ?? 0,
      matches.symbols[matchState] ?? 0,
    ];
    const distance = 2 ** offset + reader.read(offset);
    const length = (MATCHES.bases[match] ?? 0) + reader.read(MATCHES.extra[match] ?? 0);
    const copied = (LITERALS.bases[literal] ?? 0) + reader.read(LITERALS.extra[literal] ?? 0);
    take({ literals: copied, match: length, offset: distance });
    if (index === count - 1) break;
    literalState = nextState(literals, literalState, reader);
    matchState = nextState(matches, matchState, reader);
    offsetState = nextState(offsets, offsetState, reader);
    demand(reader.left >= 0);
  }
  demand(reader.left === 0);
  return { literals, offsets, matches };
};
