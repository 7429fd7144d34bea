import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { pathMatcher } from '../text/pathMatcher.ts';

/** One entry of `evidence`: a glob, and the files under it that are no eval results. */
export interface EvidenceGlob {
  readonly files: string;
  readonly ignore: readonly string[];
  /** How many eval results it matches. */
  readonly count: number;
}

/** A path as a glob that matches it alone. */
export const exactly = (path: string): string => path.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');

const endingOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const topOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');

/** Results in more top folders than these are laid out by model or date, and the next one will have a new name. */
const mostTopFolders = 3;

/** Every eval result of one kind below one top folder; at the root only those that lie there. */
const globOf = (path: string, tops: number): string => {
  const top = topOf(path);
  const name = `*.${exactly(endingOf(path))}`;
  if (tops > mostTopFolders) return `**/${name}`;
  return top === '' ? name : `${exactly(top)}/**/${name}`;
};

/**
 * Globs that match all `evidence` and name every other candidate they match under `ignore`, so that the drafted config reads
 * just the files that were recognised, and new results beside them.
 */
export const evidenceGlobs = (
  evidence: readonly string[],
  candidates: readonly string[],
): readonly EvidenceGlob[] => {
  const known = new Set(evidence);
  const tops = new Set(evidence.map(topOf)).size;
  return [...new Set(evidence.map((path) => globOf(path, tops)))].toSorted(byCodeUnits).map((files) => {
    const matches = pathMatcher([files]);
    return {
      files,
      count: evidence.filter(matches).length,
      ignore: candidates.filter((path) => !known.has(path) && matches(path)).map(exactly),
    };
  });
};

/** The deepest folder that holds all paths; '' for the root. */
export const commonFolder = (paths: readonly string[]): string => {
  const [first, ...rest] = paths.map((path) => folderOf(path).split('/'));
  if (first === undefined) return '';
  const shared = rest.reduce((common, parts) => {
    const differs = common.findIndex((part, index) => parts[index] !== part);
    return differs < 0 ? common : common.slice(0, differs);
  }, first);
  return shared.join('/');
};
