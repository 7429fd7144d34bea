import { readGlob } from './globs/glob.ts';

/**
 * Whether a POSIX path matches any of several globs (`**`, `*`, `?`, `[…]`, `{a,b}`, a leading `!`); dot files count. No glob matches
 * nothing, and neither does one that is refused where it is read (`readGlob`).
 */
export const pathMatcher = (globs: readonly string[]): ((path: string) => boolean) => {
  const matchers = globs.flatMap((glob) => {
    const reading = readGlob(glob);
    return reading.kind === 'glob' ? [reading.matches] : [];
  });
  return (path) => {
    const segments = path.split('/');
    return matchers.some((matches) => matches(segments));
  };
};
