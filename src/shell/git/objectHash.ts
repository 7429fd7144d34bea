import { createHash } from 'node:crypto';

/**
 * The name that git gives to an object: SHA-1, or SHA-256 in a repository of that kind, of its type, its length and its bytes.
 *
 * @param like a name of the same repository: 40 hexadecimal digits are SHA-1, 64 are SHA-256
 */
export const objectHash = (type: 'blob' | 'tree', bytes: Uint8Array, like: string): string =>
  createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`${type} ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
