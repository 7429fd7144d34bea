import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers. Two sources of one seed give the same stream; a source is never shared between tasks. */
export interface RandomSource {
  /** Uniform in [0, 1), a multiple of 2^-53. */
  next(): number;
  /** Uniform over 0, 1, … n-1, for a whole n of at least 1. */
  integer(n: number): number;
  /** Standard normal. */
  normal(): number;
}

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3), so that seeds 1 and 2 share no stream. */
const avalanche = (bits: number): number => {
  let mixed = bits ^ (bits >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/**
 * The seed for one purpose, from the user's seed and a name: what is drawn for one curve depends on no other curve,
 * nor on the order in which they are looked at. FNV-1a over the name's code units; 0 to 2^32-1.
 */
export const seedFor = (seed: number, key: string): number => {
  let hash = avalanche((seed | 0) ^ 0x811c9dc5);
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return avalanche(hash);
};

/**
 * A seeded source: xoroshiro128+ of pure-rand (Blackman & Vigna 2018), 53 bits a draw; normals by the polar method
 * (Marsaglia & Bray 1964). `seed` is read as a 32-bit whole number.
 */
export const randomSource = (seed: number): RandomSource => {
  const generator = xoroshiro128plus(avalanche(seed | 0));
  let spare: number | null = null;
  const next = (): number => {
    const high = generator.next() >>> 5;
    const low = generator.next() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  };
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const first = 2 * next() - 1;
      const second = 2 * next() - 1;
      const square = first * first + second * second;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        spare = second * factor;
        return first * factor;
      }
    }
  };
  return { next, integer: (n) => Math.floor(next() * n), normal };
};
