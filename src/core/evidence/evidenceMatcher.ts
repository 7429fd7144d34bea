import type { Configuration } from '../configuration/configuration.ts';
import { pathMatcher } from '../text/pathMatcher.ts';
import { pathUnder } from './pathUnder.ts';

/**
 * Whether evidence would be read from a path if a file stood there: artifacts, the runs manifest, the task cards, training
 * logs. For paths that may be gone, and so without a look at any file.
 */
export const evidenceMatcher = ({
  base,
  evidence,
  training,
  runs,
  tasks,
}: Configuration): ((path: string) => boolean) => {
  const under = (globs: readonly string[]) => pathMatcher(globs.map((glob) => pathUnder(base, glob)));
  const sources = evidence.map(({ files, ignore }) => ({ isFile: under(files), isIgnored: under(ignore) }));
  const isLog = under(training.flatMap(({ files }) => files));
  const named = new Set([runs, tasks].flatMap((path) => (path === null ? [] : [pathUnder(base, path)])));
  return (path) =>
    named.has(path) ||
    isLog(path) ||
    sources.some(({ isFile, isIgnored }) => isFile(path) && !isIgnored(path));
};
