import type { Problem } from '../problems/problem.ts';
import type { ReadingLimits } from './document.ts';
import { insideArchive } from './insideArchive.ts';
import { type Opened, openAgain } from './openAgain.ts';
import type { Workspace } from './workspace.ts';

/** Files that are opened again for the sake of line numbers; the pointer alone has to do for the rest. */
const MOST_FILES = 200;

/**
 * Gives a line and a column to problems that know a file and a pointer only, by reading the file again: what is found
 * after reading (a run without scale, a score given twice) keeps no positions, since most records never need one.
 */
export const locateProblems = (
  problems: readonly Problem[],
  workspace: Workspace,
  limits: ReadingLimits,
): readonly Problem[] => {
  const opened = new Map<string, Opened | null>();
  const open = (file: string): Opened | null => {
    const known = opened.get(file);
    if (known !== undefined) return known;
    if (opened.size >= MOST_FILES) return null;
    const found = openAgain(workspace, file, limits);
    opened.set(file, found);
    return found;
  };
  return problems.map((problem) => {
    const { file, line, pointer } = problem;
    if (file === null || line !== null || pointer === null) return problem;
    const found = open(file);
    if (found === null) return problem;
    return insideArchive({ ...problem, ...found.document.locate(pointer) }, found.member);
  });
};
