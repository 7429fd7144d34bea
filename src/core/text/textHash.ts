/** Multipliers of Knuth (2^32 divided by the golden ratio) and of L'Ecuyer: odd, with well-mixed bits. */
const FIRST = 2_654_435_761;
const SECOND = 1_597_334_677;

const mixed = (hash: number): number => {
  let bits = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  bits = Math.imul(bits ^ (bits >>> 13), 3_266_489_909);
  return (bits ^ (bits >>> 16)) >>> 0;
};

const hexadecimal = (hash: number): string => hash.toString(16).padStart(8, '0');

/**
 * A hash of a text's UTF-16 units (64 bits in two halves), as 16 lower-case hexadecimal digits: the same on every machine, and
 * fast enough for megabytes, which `stableHash` is not. Two multiplicative hashes with the finaliser of MurmurHash3 (Appleby,
 * public domain). It tells whether something differs, and is no protection against somebody who looks for a collision.
 */
export const textHash = (text: string): string => {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, FIRST);
    second = Math.imul(second ^ unit, SECOND);
  }
  return hexadecimal(mixed(first)) + hexadecimal(mixed(second ^ text.length));
};
