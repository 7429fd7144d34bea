import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import type { Workspace } from './workspace.ts';

/** A workspace in which some paths are as they are in another one: those that are not there are gone. */
export const overlay = (under: Workspace, over: Workspace, paths: ReadonlySet<string>): Workspace => ({
  entries: [
    ...under.entries.filter(({ path }) => !paths.has(path)),
    ...over.entries.filter(({ path }) => paths.has(path)),
  ].sort((a, b) => byCodeUnits(a.path, b.path)),
  read: (path) => (paths.has(path) ? over : under).read(path),
  ...(under.elapsed === undefined ? {} : { elapsed: under.elapsed }),
});
