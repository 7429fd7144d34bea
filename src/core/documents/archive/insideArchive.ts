import type { Problem } from '../../problems/problem.ts';

/** Says of a problem with a line that the line is one of a file inside the archive: `file` stays the archive's own path. */
export const insideArchive = (problem: Problem, member: string | null): Problem =>
  member === null || problem.line === null
    ? problem
    : { ...problem, message: `In ${member} of this archive: ${problem.message}` };
