import { anyFolders, matchPath, type PathPart } from '../../text/globs/matchPath.ts';
import { segmentPattern } from '../../text/globs/segmentPattern.ts';

const anyName = (): boolean => true;

/**
 * A pattern of a CODEOWNERS file as GitHub reads it: gitignore's rules, in which a slash at the start or in the middle ties the
 * pattern to the root, one at the end asks for a folder, and a folder stands for all below it. Other than in gitignore,
 * `docs/*` does not reach into folders. Null for what GitHub does not take: `!`, `[`, three stars, nothing.
 *
 * Source: GitHub Docs, "About code owners", "CODEOWNERS syntax" and "Syntax exceptions".
 */
export const codeownersPattern = (pattern: string): ((path: string) => boolean) | null => {
  if (/^!|\[|\*\*\*/.test(pattern) || /^\\#/.test(pattern) || pattern === '' || pattern === '/') return null;
  const folderOnly = pattern.endsWith('/');
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  const segments = body.split('/');
  if (segments.includes('')) return null;
  const tied = pattern.startsWith('/') || segments.length > 1;
  const last = segments.length - 1;
  // Two stars at the end name what lies below, however deep; elsewhere any folders, or none.
  const named = segments.flatMap((segment, index): readonly PathPart[] =>
    segment !== '**' ? [segmentPattern(segment)] : index === last ? [anyName, anyFolders] : [anyFolders],
  );
  // A star alone at the end of a path names the files of that folder; everything else also what lies below it.
  const flat = !folderOnly && last > 0 && segments[last] === '*';
  const below: readonly PathPart[] = flat ? [] : folderOnly ? [anyName, anyFolders] : [anyFolders];
  const parts: readonly PathPart[] = [...(tied ? [] : [anyFolders]), ...named, ...below];
  return (path) => matchPath(path.split('/'), parts);
};
