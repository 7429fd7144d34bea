/** The offset basis cbf29ce484222325, and of the prime 2⁴⁰ + 1b3 what is not a power of two. */
const offset = { high: 0xcbf29ce4, low: 0x84222325 } as const;
const primeRest = 0x1b3;

const wordSize = 0x1_0000_0000;
const hexOf = (word: number): string => word.toString(16).padStart(8, '0');

/**
 * The FNV-1a hash (64 bits) of a text's UTF-8 bytes, as 16 lower-case hexadecimal digits: the same on every machine and in
 * every version. It tells whether something changed. It is no protection against somebody who looks for a collision.
 *
 * Source: Fowler, Noll & Vo, RFC 9923; the empty text gives the offset basis, cbf29ce484222325.
 */
export const stableHash = (text: string): string => {
  // In two words of 32 bits: every product stays below 2⁵³, and a BigInt takes many times as long.
  let { high, low }: { high: number; low: number } = offset;
  for (const byte of new TextEncoder().encode(text)) {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * primeRest;
    high = (Math.imul(high, primeRest) + Math.floor(product / wordSize) + (mixed << 8)) >>> 0;
    low = product >>> 0;
  }
  return hexOf(high) + hexOf(low);
};
