import { Inflate } from 'fflate/browser';
import { joinChunks } from './joinChunks.ts';

/** Deflate grows data at most 1,032-fold, so that one step cannot give more than 17 MB before the limit is looked at. */
const STEP = 16_384;

/** What inflating gave. */
export type Inflation =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken' };

/** Inflates a raw deflate stream, and stops as soon as more than `limit` bytes came out of it, whatever was declared. */
export const inflateBounded = (compressed: Uint8Array, limit: number): Inflation => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isComplete = false;
  const stream = new Inflate((chunk, isLast) => {
    chunks.push(chunk);
    length += chunk.length;
    isComplete = isLast;
  });
  try {
    for (let at = 0; at < compressed.length && length <= limit; at += STEP) {
      stream.push(compressed.subarray(at, at + STEP), at + STEP >= compressed.length);
    }
  } catch {
    return { kind: 'broken' };
  }
  if (length > limit) return { kind: 'too-large' };
  if (!isComplete) return { kind: 'broken' };
  return { kind: 'bytes', bytes: joinChunks(chunks) };
};
