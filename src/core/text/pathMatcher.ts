import picomatch from 'picomatch/posix';

/**
 * Whether a POSIX path matches any of several globs (`**`, `*`, `?`, `[…]`, `{a,b}`, a leading `!`); dot files count.
 * No glob matches nothing. The one adapter over picomatch.
 */
export const pathMatcher = (globs: readonly string[]): ((path: string) => boolean) =>
  globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
