import { closeSync, openSync, writeSync } from 'node:fs';

/** Writes a file in pieces, each after the other, in place of what stood there. */
export const writePieces = (path: string, pieces: Iterable<string>): void => {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
};
