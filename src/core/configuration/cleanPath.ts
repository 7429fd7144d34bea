/**
 * A POSIX path or glob without `./`, doubled slashes and resolvable `..`: `./evals//a/../*.json` is `evals/*.json`. A path
 * that climbs out of where it starts keeps its leading `..`. Globs are left alone apart from that: matchers know no dots.
 */
export const cleanPath = (path: string): string => {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else kept.push(segment);
  }
  return kept.join('/');
};

/** Whether a clean path leaves the folder that it starts from. */
export const climbs = (path: string): boolean => path === '..' || path.startsWith('../');
