import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PageCode } from '../core/renderers/renderer.ts';

/** The browser code lies beside the bundle; sources that run unbundled take what was built last. */
const folders = ['./', '../../dist/'];

const read = (name: string): string => {
  const paths = folders.map((folder) => fileURLToPath(new URL(folder + name, import.meta.url)));
  const path = paths.find((one) => existsSync(one));
  if (path === undefined) throw new Error(`${name} is not there: it is part of dist, see npm run build`);
  return readFileSync(path, 'utf8');
};

/** The browser code of the HTML report, for the script that is given. */
export const pageCodeOf = (script: string, style: string): PageCode => ({
  script,
  scriptHash: createHash('sha256').update(script).digest('base64'),
  style,
});

/** The browser code of the HTML report, as it was built into `dist/`. */
export const pageCode = (): PageCode => pageCodeOf(read('page.js'), read('page.css'));
