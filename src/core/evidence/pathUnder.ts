/**
 * A path or glob of the config as a path below the root: `pathUnder('lab', './evals/*.json')` is `lab/evals/*.json`, and
 * `../` steps out of the base. A path that leaves the root keeps its leading `../` and so matches nothing.
 */
export const pathUnder = (base: string, path: string): string => {
  const segments: string[] = [];
  for (const segment of [...base.split('/'), ...path.split('/')]) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(segment);
  }
  return segments.join('/');
};
