import { demand } from './damagedStream.ts';

/** What ends unpacking where more comes out than is kept. */
export class TooLarge extends Error {}

const FIRST_SIZE = 65_536;

/** Bytes that grow as they come, up to a limit, and that later ones may be copied from. */
export class BoundedOutput {
  length = 0;
  #bytes: Uint8Array;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
    this.#bytes = new Uint8Array(Math.min(limit, FIRST_SIZE));
  }

  append(piece: Uint8Array): void {
    this.#reserve(piece.length);
    this.#bytes.set(piece, this.length);
    this.length += piece.length;
  }

  /** Repeats one byte. */
  repeat(byte: number, count: number): void {
    this.#reserve(count);
    this.#bytes.fill(byte, this.length, this.length + count);
    this.length += count;
  }

  /** Copies bytes from so far back, where they may overlap what they become. `start` is where the frame began: nothing before it is of it. */
  copy(distance: number, count: number, start: number): void {
    demand(distance > 0 && distance <= this.length - start);
    this.#reserve(count);
    const from = this.length - distance;
    if (distance >= count) this.#bytes.copyWithin(this.length, from, from + count);
    else
      for (let index = 0; index < count; index++)
        this.#bytes[this.length + index] = this.#bytes[from + index] ?? 0;
    this.length += count;
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  #reserve(count: number): void {
    const needed = this.length + count;
    if (needed > this.#limit) throw new TooLarge();
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.min(this.#limit, Math.max(needed, 2 * this.#bytes.length)));
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
  }
}
