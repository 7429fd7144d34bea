const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** One segment of a pattern: `*` and `?` stop at a slash, a backslash takes the next character as it is. */
const segmentSource = (segment: string): string =>
  [...segment.matchAll(/\\(.)|(.)/gsu)]
    .map(([, taken, plain = '']) => {
      if (taken !== undefined) return escaped(taken);
      if (plain === '*') return '[^/]*';
      return plain === '?' ? '[^/]' : escaped(plain);
    })
    .join('');

/**
 * A pattern of a CODEOWNERS file as GitHub reads it: gitignore's rules, in which a slash at the start or in the middle ties the
 * pattern to the root, one at the end asks for a folder, and a folder stands for all below it. Other than in gitignore,
 * `docs/*` does not reach into folders. Null for what GitHub does not take: `!`, `[`, three stars, nothing.
 *
 * Source: GitHub Docs, "About code owners", "CODEOWNERS syntax" and "Syntax exceptions".
 */
export const codeownersPattern = (pattern: string): RegExp | null => {
  if (/^!|\[|\*\*\*/.test(pattern) || /^\\#/.test(pattern) || pattern === '' || pattern === '/') return null;
  const folderOnly = pattern.endsWith('/');
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  const segments = body.split('/');
  if (segments.includes('')) return null;
  const tied = pattern.startsWith('/') || segments.length > 1;
  const last = segments.length - 1;
  const sources = segments.map((segment, index) => {
    if (segment === '**') return index === last ? '.+' : '(?:.+/)?';
    return segmentSource(segment) + (index === last ? '' : '/');
  });
  // A star alone at the end of a path names the files of that folder; everything else also what lies below it.
  const flat = !folderOnly && last > 0 && segments[last] === '*';
  const below = flat || segments[last] === '**' ? '' : folderOnly ? '/.+' : '(?:/.+)?';
  return new RegExp(`^${tied ? '' : '(?:.+/)?'}${sources.join('')}${below}$`, 'su');
};
