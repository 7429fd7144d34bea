import { cleanPath } from '../configuration/cleanPath.ts';

/**
 * A path or glob of the config as a path below the root: `pathUnder('lab', './evals/*.json')` is `lab/evals/*.json`, and
 * `../` steps out of the base. A path that leaves the root keeps its leading `../` and so matches nothing.
 */
export const pathUnder = (base: string, path: string): string => cleanPath(`${base}/${path}`);
