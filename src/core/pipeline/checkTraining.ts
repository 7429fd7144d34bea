import type { Configuration } from '../configuration/configuration.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { readTrainingLogs } from '../training/readTrainingLogs.ts';
import { type TrainingHealth, trainingHealth } from '../training/trainingHealth.ts';
import type { GatheredEvidence } from './gatherEvidence.ts';

/** Reads the training logs that the config names, and judges the runs of the evidence by them. */
export const checkTraining = (
  workspace: Workspace,
  configuration: Configuration,
  { runs }: GatheredEvidence,
): TrainingHealth => {
  const { logs, problems } = readTrainingLogs(workspace, configuration);
  const health = trainingHealth(logs, runs);
  return { ...health, problems: [...problems, ...health.problems] };
};
