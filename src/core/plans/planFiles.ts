import type { Configuration } from '../configuration/configuration.ts';
import type { Workspace, WorkspaceEntry } from '../documents/workspace/workspace.ts';
import { pathUnder } from '../evidence/pathUnder.ts';
import { pathMatcher } from '../text/pathMatcher.ts';
import { isLock } from './lockPath.ts';

/** Whether a path is that of a plan which the config names; a lock beside it is none. */
export const planMatcher = ({ base, plans }: Configuration): ((path: string) => boolean) => {
  const matches = pathMatcher(plans.map((glob) => pathUnder(base, glob)));
  return (path) => matches(path) && !isLock(path);
};

/**
 * What a workspace has of the plans that a config names, sorted by path. Links and directories are among them.
 *
 * @param also paths that hold plans though the config does not name them
 */
export const planFiles = (
  { entries }: Workspace,
  configuration: Configuration,
  also: readonly string[] = [],
): readonly WorkspaceEntry[] => {
  const isPlan = planMatcher(configuration);
  const named = new Set(also);
  return entries.filter(({ path }) => isPlan(path) || named.has(path));
};
