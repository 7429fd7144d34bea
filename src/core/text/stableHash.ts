const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/**
 * The FNV-1a hash (64 bits) of a text's UTF-8 bytes, as 16 lower-case hexadecimal digits: the same on every machine and in
 * every version. It tells whether something changed. It is no protection against somebody who looks for a collision.
 *
 * Source: Fowler, Noll & Vo, RFC 9923; the empty text gives the offset basis, cbf29ce484222325.
 */
export const stableHash = (text: string): string => {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * PRIME) & MASK;
  return hash.toString(16).padStart(16, '0');
};
