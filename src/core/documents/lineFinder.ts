import type { Opened, Reopening } from './workspace/openAgain.ts';

/** Documents that are held open: an artifact, the manifest, the task cards, and what is read beside them. */
const MOST_OPEN = 8;

/**
 * Finds lines of places, opening files again as they are asked for. Those asked for last are held open, so that the places of one
 * file are best asked for together. Null where there is no line: of a file inside an archive, and of one that is gone.
 */
export const lineFinder = (reopen: Reopening): ((file: string, pointer: string) => number | null) => {
  const open = new Map<string, Opened | null>();
  return (file, pointer) => {
    const known = open.get(file);
    const found = known === undefined ? reopen(file) : known;
    open.delete(file);
    open.set(file, found);
    const [oldest] = open.keys();
    if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
    return found === null || found.member !== null ? null : found.document.locate(pointer).line;
  };
};
