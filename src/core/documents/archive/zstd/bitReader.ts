import { demand } from './damagedStream.ts';

/** Bits that one read of four bytes always holds, wherever in a byte it starts. */
const MOST_AT_ONCE = 25;

/**
 * Reads bits from the end of its bytes to their start, as entropy-coded streams are written (RFC 8878, section 4.1). The highest bit
 * that is set in the last byte marks where they begin. Before the first byte there are zeros.
 */
export class BitReader {
  /** Bits that are left; below 0 once more were asked for than there are. */
  left: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    const last = bytes.at(-1) ?? 0;
    demand(last !== 0);
    this.#bytes = bytes;
    this.left = 8 * bytes.length - 1 - Math.clz32(last) + 24;
  }

  /** The next `count` bits, up to 25, without taking them. */
  peek(count: number): number {
    const from = this.left - count;
    if (from < 0) return count + from <= 0 ? 0 : this.#at(0, count + from) << -from;
    return this.#at(from, count);
  }

  /** The next `count` bits, up to 32. */
  read(count: number): number {
    if (count > MOST_AT_ONCE) {
      const high = this.read(count - 16);
      return high * 65_536 + this.read(16);
    }
    const value = this.peek(count);
    this.left -= count;
    return value;
  }

  #at(from: number, count: number): number {
    const at = from >>> 3;
    const bytes = this.#bytes;
    const four =
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    return (four >>> (from & 7)) & (2 ** count - 1);
  }
}
