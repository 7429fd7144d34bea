/** Longest pointer that Git LFS writes. */
const longestPointer = 1024;
const pointer = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n/;

/** The SHA-256 of the content that a Git LFS pointer stands for; null of bytes that are no pointer. */
export const lfsObjectName = (bytes: Uint8Array): string | null =>
  bytes.length > longestPointer ? null : (pointer.exec(new TextDecoder().decode(bytes))?.[1] ?? null);
