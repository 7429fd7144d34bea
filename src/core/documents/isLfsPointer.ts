const start = 'version https://git-lfs.github.com/spec/';

/** Whether bytes are what Git LFS leaves in the place of a file that it did not fetch. */
export const isLfsPointer = (bytes: Uint8Array): boolean =>
  bytes.length >= start.length && [...start].every((letter, index) => bytes[index] === letter.charCodeAt(0));
