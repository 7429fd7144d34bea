import { type CheckOutcome, check } from '../../../src/core/check.ts';
import type { Workspace } from '../../../src/core/documents/workspace.ts';
import { memoryWorkspace } from './memoryWorkspace.ts';
import { storyFiles } from './story.ts';

/** The check as the stories run it: a fixed day, a fixed seed, few resamples, the config at its usual place. */
export const checkWorkspace = (workspace: Workspace): CheckOutcome => {
  const configPath = '.github/scaling-guard.yml';
  return check({
    workspace,
    configPath: workspace.entries.some(({ path }) => path === configPath) ? configPath : null,
    asOf: '2026-11-20',
    seed: 1,
    resamples: 20,
    toolVersion: '0.0.0',
  });
};

export const runStory = (name: string): CheckOutcome => checkWorkspace(memoryWorkspace(storyFiles(name)));
