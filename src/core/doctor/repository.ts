import type { ConfigurationReading } from '../configuration/readConfiguration.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import type { Problem } from '../problems/problem.ts';
import type { Codeowners } from './codeowners/codeowners.ts';
import type { Unfollowed } from './workflows/findGuards.ts';
import type { Guard } from './workflows/guard.ts';
import type { Workflow } from './workflows/workflow.ts';

/** A folder that is judged, with the config that it is judged by. */
export interface JudgedFolder {
  /** From the root of the repository, '' for the root. */
  readonly folder: string;
  /** Path of the config from the root of the repository; null where there is none. */
  readonly config: string | null;
  /** A file that was most likely meant as the config. */
  readonly misnamed: string | null;
  readonly reading: ConfigurationReading;
  /** The files below the folder. */
  readonly workspace: Workspace;
}

/** All that the checks look at: what the files of one checkout say, and nothing else. */
export interface Repository {
  readonly workspace: Workspace;
  readonly workflows: readonly Workflow[];
  /** What was wrong with the YAML of workflow files. */
  readonly problems: readonly Problem[];
  readonly guards: readonly Guard[];
  /** Those guards whose job answers on pull requests. */
  readonly gates: readonly Guard[];
  readonly unfollowed: readonly Unfollowed[];
  readonly judged: readonly JudgedFolder[];
  readonly codeowners: Codeowners | null;
}

/** Line of a value in a workflow, or of what holds it. */
export const lineOf = (workflow: Workflow, pointer: string, of: 'key' | 'value' = 'key'): number | null =>
  workflow.document.locate(pointer, of).line;
