import type { Configuration } from '../configuration/configuration.ts';
import type { Workspace } from '../documents/workspace.ts';
import { checkIntegrity, type Integrity } from '../integrity/checkIntegrity.ts';
import { integrityEvidence } from '../integrity/integrityEvidence.ts';
import type { TrainingHealth } from '../training/trainingHealth.ts';
import type { AnalysisSettings, TaskAnalyses } from './analyseTasks.ts';
import { analyseTasks } from './analyseTasks.ts';
import { checkTraining } from './checkTraining.ts';
import { type ClaimGround, claimEvidence } from './claimEvidence.ts';
import { type DrawnCurves, drawCurves } from './drawCurves.ts';
import type { GatheredEvidence } from './gatherEvidence.ts';

/** One state of the evidence, judged: all that claims are assessed on. */
export interface JudgedEvidence {
  readonly evidence: GatheredEvidence;
  readonly integrity: Integrity;
  readonly drawn: DrawnCurves;
  readonly training: TrainingHealth;
  readonly analyses: TaskAnalyses;
  readonly ground: ClaimGround;
}

/** Checks what a schema cannot see, draws the curves without what cannot be trusted, judges their trends and the training logs beside them, and lays the ground for claims. */
export const judgeEvidence = (
  evidence: GatheredEvidence,
  workspace: Workspace,
  configuration: Configuration,
  settings: Omit<AnalysisSettings, 'factors' | 'evidence'>,
): JudgedEvidence => {
  const integrity = checkIntegrity(integrityEvidence(evidence));
  const { distrusted } = integrity;
  const trusted =
    distrusted.size === 0
      ? evidence
      : { ...evidence, records: evidence.records.filter((record) => !distrusted.has(record)) };
  const drawn = drawCurves(evidence, configuration, distrusted);
  const training = checkTraining(workspace, configuration, evidence);
  const analyses = analyseTasks(drawn.tasks, { ...settings, factors: drawn.factors, evidence: trusted });
  const ground = claimEvidence(
    { ...drawn, distrusted },
    trusted,
    analyses,
    training,
    configuration,
    settings.seed,
  );
  return { evidence, integrity, drawn, training, analyses, ground };
};
