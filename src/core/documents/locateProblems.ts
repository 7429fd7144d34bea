import type { Place, Problem } from '../problems/problem.ts';
import { insideArchive } from './archive/insideArchive.ts';
import type { Opened, Reopening } from './workspace/openAgain.ts';

/** Files that are opened again for the sake of line numbers; the pointer alone has to do for the rest. */
const MOST_FILES = 200;

/**
 * Gives a line and a column to problems that know a file and a pointer only, by reading the file again: what is found
 * after reading (a run without scale, a score given twice) keeps no positions, since most records never need one.
 */
export const locateProblems = (problems: readonly Problem[], reopen: Reopening): readonly Problem[] => {
  const opened = new Map<string, Opened | null>();
  const open = (file: string): Opened | null => {
    const known = opened.get(file);
    if (known !== undefined) return known;
    if (opened.size >= MOST_FILES) return null;
    const found = reopen(file);
    opened.set(file, found);
    return found;
  };
  const located = <P extends Place>(place: P): { readonly place: P; readonly member: string | null } => {
    const { file, line, pointer } = place;
    if (file === null || line !== null || pointer === null) return { place, member: null };
    const found = open(file);
    if (found === null) return { place, member: null };
    return { place: { ...place, ...found.document.locate(pointer) }, member: found.member };
  };
  return problems.map((problem) => {
    const { place, member } = located(problem);
    const { also } = place;
    const told = also === undefined ? place : { ...place, also: also.map((one) => located(one).place) };
    return insideArchive(told, member);
  });
};
