import { expandBraces, MOST_ALTERNATIVES } from './expandBraces.ts';
import { anyFolders, matchPath, type PathPart } from './matchPath.ts';
import { segmentPattern } from './segmentPattern.ts';

/** Letters of one glob. No path is longer, by much. */
const LONGEST = 1_000;

/** Globs of one list. */
const MOST_GLOBS = 1_000;

/** What is wrong with a list of globs, by place; the list itself where there are too many. Empty where all are taken. */
export const globFaults = (
  globs: readonly string[],
): readonly { readonly index: number; readonly message: string }[] =>
  globs.length > MOST_GLOBS
    ? [
        {
          index: MOST_GLOBS,
          message: `These are ${globs.length} globs, and ${MOST_GLOBS} are the most; write them shorter, with stars.`,
        },
      ]
    : globs.flatMap((glob, index) => {
        const reading = readGlob(glob);
        return reading.kind === 'glob'
          ? []
          : [{ index, message: `This glob is not taken: ${reading.reason}.` }];
      });

/** What a glob says of paths, or why it is not taken. */
export type GlobReading =
  | { readonly kind: 'glob'; readonly matches: (segments: readonly string[]) => boolean }
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): GlobReading => ({ kind: 'refused', reason });

/** `@(a|b)` and its like: in other matchers these are patterns, and to take them as plain text would be to match nothing without a word. */
const EXTENDED = /(?<!\\)[@!+?*]\(/;

/**
 * Reads a glob over POSIX paths: `**` for any number of folders, `*` and `?` within a name, `[…]`, `{a,b}`, `{1..12}`, a leading `!`
 * for "all but". Dot files count. It is matched in at most letters × letters steps, and refused beyond bounds of its own.
 */
export const readGlob = (written: string): GlobReading => {
  if (written.length > LONGEST)
    return refused(`it has ${written.length} characters, and ${LONGEST} are the most`);
  if (EXTENDED.test(written))
    return refused('extended patterns such as `@(a|b)` are not taken; write `{a,b}`, or several globs');
  const isNegated = written.startsWith('!');
  const expanded = expandBraces(isNegated ? written.slice(1) : written);
  if (expanded === null)
    return refused(`its braces stand for more than ${MOST_ALTERNATIVES} globs; write a star in their place`);
  const alternatives = expanded.map((glob) =>
    glob
      .split('/')
      .map((segment): PathPart => (segment === anyFolders ? anyFolders : segmentPattern(segment))),
  );
  return {
    kind: 'glob',
    matches: (segments) => alternatives.some((parts) => matchPath(segments, parts)) !== isNegated,
  };
};
