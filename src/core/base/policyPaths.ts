import type { Configuration } from '../configuration/configuration.ts';
import { loadConfiguration } from '../configuration/loadConfiguration.ts';
import type { Workspace } from '../documents/workspace.ts';
import { lockPath } from '../plans/lockPath.ts';
import { planFiles } from '../plans/planFiles.ts';
import { waiversPath } from '../policy/waivers/waiversPath.ts';

/** The plans that a config names, and the locks beside them. */
const ofPlans = (workspace: Workspace, configuration: Configuration): readonly string[] => {
  const files = new Set(workspace.entries.flatMap(({ path, kind }) => (kind === 'file' ? [path] : [])));
  return planFiles(workspace, configuration)
    .map(({ path }) => path)
    .filter((path) => files.has(path))
    .flatMap((path) => [path, ...(files.has(lockPath(path)) ? [lockPath(path)] : [])]);
};

/**
 * The files that a check reads of `BaseSide.policy`, for a shell that has to fetch them first. Call it with a workspace that
 * lists every file and can read the config; the answer is the waivers file and every plan and lock that the config names,
 * those only that are there. A config that is absent or cannot be read names none.
 */
export const policyPaths = (policy: Workspace, configPath: string): readonly string[] => {
  const loaded = loadConfiguration(policy, configPath);
  const waivers = waiversPath(configPath);
  const here = policy.entries.some(({ path }) => path === waivers) ? [waivers] : [];
  return loaded.kind === 'invalid' ? here : [...here, ...ofPlans(policy, loaded.configuration)];
};
