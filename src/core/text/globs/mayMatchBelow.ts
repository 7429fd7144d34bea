import { expandBraces } from './expandBraces.ts';
import { anyFolders, matchPath, type PathPart } from './matchPath.ts';
import { segmentPattern } from './segmentPattern.ts';

const partOf = (segment: string): PathPart => (segment === anyFolders ? anyFolders : segmentPattern(segment));

/** Whether the parts of a glob may lead into a folder and on: what they have for its own segments matches it, and something is left. */
const leadsInto = (segments: readonly string[], folder: readonly string[]): boolean => {
  const wide = segments.indexOf(anyFolders);
  const depth = wide === -1 ? folder.length : Math.min(wide, folder.length);
  if (wide === -1 && segments.length <= folder.length) return false;
  return matchPath(folder.slice(0, depth), segments.slice(0, depth).map(partOf));
};

/**
 * Whether a glob may match a path below a folder of which nobody knows what it holds. One that is refused where it is read matches
 * nothing; one that says "all but" may match anything.
 *
 * @param isNamed only where the glob names the folder it begins in: `evals/**`, and not `**`
 */
export const mayMatchBelow = (glob: string, folder: string, isNamed: boolean): boolean =>
  glob.startsWith('!') ||
  (expandBraces(glob) ?? []).some((one) => {
    const segments = one.split('/');
    if (isNamed && /[*?[]/.test(segments[0] ?? '')) return false;
    return leadsInto(segments, folder.split('/'));
  });
