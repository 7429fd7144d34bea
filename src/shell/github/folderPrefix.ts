import { posix } from 'node:path';

/** What the paths of a judged folder begin with, seen from the checkout: `examples/lab/`, or '' for the checkout itself. */
export const folderPrefix = (folder: string | null): string => {
  const path = posix.normalize(folder ?? '.').replace(/\/+$/, '');
  return path === '.' || path === '' ? '' : `${path.replace(/^\.\//, '')}/`;
};
