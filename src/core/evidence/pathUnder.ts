import { cleanPath } from '../configuration/cleanPath.ts';

/** A path or glob of the config, which starts from the config's base folder, as one that starts from the root. */
export const pathUnder = (base: string, path: string): string => cleanPath(`${base}/${path}`);
