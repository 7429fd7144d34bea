import type { Configuration } from '../configuration/configuration.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { selectFiles } from '../evidence/selectFiles.ts';
import { readPlans } from '../plans/readPlans.ts';
import type { Problem } from '../problems/problem.ts';

/**
 * What is wrong with a config that is not in force yet, and with the plans that it names: globs that match nothing, plans that
 * cannot be read. Evidence is not opened.
 */
export const unmatchedGlobs = (workspace: Workspace, configuration: Configuration): readonly Problem[] => [
  ...selectFiles(workspace, configuration).problems,
  ...readPlans(workspace, configuration).problems,
];
