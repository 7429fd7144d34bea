import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { folderWorkspace, WorkspaceError } from '../folderWorkspace.ts';
import type { LinkedWorkspace } from '../linkedWorkspace.ts';
import { UsageError } from './usageError.ts';

/** The folder that a user names, as an absolute path. Throws a UsageError where it is none. */
export const existingFolder = (given: string, cwd: string): string => {
  const folder = resolve(cwd, given);
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status === undefined) throw new UsageError(`There is no folder ${JSON.stringify(given)}.`);
  if (!status.isDirectory())
    throw new UsageError(`${JSON.stringify(given)} is a file; name the folder that holds it.`);
  return folder;
};

/** The files of a folder; one that cannot be listed is the user's to mend. */
export const listedFolder = (folder: string, also: readonly string[] = []): LinkedWorkspace => {
  try {
    return folderWorkspace(folder, also);
  } catch (error) {
    throw error instanceof WorkspaceError ? new UsageError(error.message) : error;
  }
};
