import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { configAt, misnamedConfigs } from '../../core/configuration/configPlaces.ts';
import type { LinkedWorkspace } from '../linkedWorkspace.ts';
import { existingFolder, listedFolder } from './openFolder.ts';
import { UsageError } from './usageError.ts';

export interface CheckedFolder {
  readonly folder: string;
  readonly workspace: LinkedWorkspace;
  /** Path of the config in the workspace; null to check without one. */
  readonly configPath: string | null;
}

/** The path of a named config inside the folder, as the workspace writes it. */
const pathInFolder = (config: string, folder: string, cwd: string): string => {
  const path = resolve(cwd, config);
  const inside = relative(folder, path);
  if (inside.startsWith('..') || isAbsolute(inside)) {
    throw new UsageError(
      `The config ${JSON.stringify(config)} lies outside of the checked folder ${JSON.stringify(folder)}.`,
    );
  }
  if (!existsSync(path)) throw new UsageError(`There is no config ${JSON.stringify(config)}.`);
  return inside.split(sep).join('/');
};

/** The folder that the user names, its files, and its config: the named one, else the one at the default path, else none. */
export const checkedFolder = (given: string, config: string | undefined, cwd: string): CheckedFolder => {
  const folder = existingFolder(given, cwd);
  const named = config === undefined ? null : pathInFolder(config, folder, cwd);
  const workspace = listedFolder(folder, named === null ? [] : [named]);
  if (named !== null) return { folder, workspace, configPath: named };
  const paths = new Set(workspace.entries.map(({ path }) => path));
  if (paths.has(configAt)) return { folder, workspace, configPath: configAt };
  const misnamed = misnamedConfigs.find((path) => paths.has(path));
  if (misnamed !== undefined) {
    throw new UsageError(
      `Found ${misnamed}, but the config is looked for at ${configAt}: rename it, or pass --config.`,
    );
  }
  return { folder, workspace, configPath: null };
};
