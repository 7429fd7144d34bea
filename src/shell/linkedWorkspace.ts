import type { Workspace } from '../core/documents/workspace/workspace.ts';

/** A workspace in which one file may be seen by several paths, since links are followed. */
export interface LinkedWorkspace extends Workspace {
  /** Where the file at this path really is, as a path of the workspace; the path itself where no link leads there. */
  realPath(path: string): string;
}

/** Never looked into: version control, installed packages, and hidden folders, which tools keep for themselves. */
export const isSkippedFolder = (name: string): boolean =>
  name === 'node_modules' || (name.startsWith('.') && name !== '.github');

/** Links inside linked folders are followed this far. More of them make the same files appear again and again. */
export const deepestLink = 3;
