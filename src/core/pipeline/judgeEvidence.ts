import type { Configuration } from '../configuration/configuration.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { checkIntegrity, type Integrity } from '../integrity/checkIntegrity.ts';
import { integrityEvidence } from '../integrity/integrityEvidence.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { withoutFacts } from '../records/withoutFacts.ts';
import { withLevelsOfScores } from '../runs/withLevelsOfScores.ts';
import type { MarkedRun } from '../training/trainingEvent.ts';
import { type TrainingHealth, withMarks } from '../training/trainingHealth.ts';
import type { AnalysisSettings, TaskAnalyses } from './analyseTasks.ts';
import { analyseTasks } from './analyseTasks.ts';
import { checkTraining } from './checkTraining.ts';
import { type ClaimGround, claimEvidence } from './claimEvidence.ts';
import { type DrawnCurves, drawCurves } from './drawCurves.ts';
import type { GatheredEvidence } from './gatherEvidence.ts';
import { scalesSetAside } from './scalesSetAside.ts';

/** One state of the evidence, judged: all that claims are assessed on. */
export interface JudgedEvidence {
  readonly evidence: GatheredEvidence;
  readonly integrity: Integrity;
  readonly drawn: DrawnCurves;
  readonly training: TrainingHealth;
  readonly analyses: TaskAnalyses;
  readonly ground: ClaimGround;
}

const nothing: ReadonlySet<string> = new Set();

export interface JudgingSettings extends Omit<AnalysisSettings, 'factors' | 'evidence'> {
  /** What befell runs by the logs of another state, and is put back beside what befell them by this one's. */
  readonly marks?: readonly MarkedRun[];
}

const withoutPinned = (integrity: Integrity, pinned: ReadonlySet<ScoreRecord>): Integrity =>
  pinned.size === 0
    ? integrity
    : {
        ...integrity,
        distrusted: new Map([...integrity.distrusted].filter(([record]) => !pinned.has(record))),
      };

/** Checks what a schema cannot see, draws the curves without what cannot be trusted, judges their trends and the training logs beside them, and lays the ground for claims. */
export const judgeEvidence = (
  gathered: GatheredEvidence,
  workspace: Workspace,
  configuration: Configuration,
  { marks = [], ...settings }: JudgingSettings,
): JudgedEvidence => {
  const runs = withLevelsOfScores(gathered.runs, gathered.records);
  const integrity = withoutPinned(checkIntegrity(integrityEvidence({ ...gathered, runs })), gathered.pinned);
  const { distrusted, withoutError, unknown } = integrity;
  const known = new Map(
    [...runs].map(([id, run]) => [id, withoutFacts(run, unknown.get(id) ?? nothing)] as const),
  );
  const evidence = {
    ...gathered,
    runs: unknown.size === 0 ? runs : known,
    records:
      withoutError.size === 0
        ? gathered.records
        : gathered.records.map((record) =>
            withoutError.has(record) && !distrusted.has(record) ? { ...record, standardError: null } : record,
          ),
  };
  const trusted =
    distrusted.size === 0
      ? evidence
      : { ...evidence, records: evidence.records.filter((record) => !distrusted.has(record)) };
  const curves = drawCurves(evidence, configuration, distrusted);
  const scored = new Set(evidence.records.map(({ run }) => run));
  const told = scalesSetAside(integrity.problems, curves.problems, scored);
  const drawn = { ...curves, problems: told.ofCurves };
  const training = withMarks(checkTraining(workspace, configuration, evidence), marks, evidence.runs);
  const analyses = analyseTasks(drawn.tasks, { ...settings, factors: drawn.factors, evidence: trusted });
  const ground = claimEvidence(
    { ...drawn, distrusted },
    trusted,
    analyses,
    training,
    configuration,
    settings.seed,
  );
  return {
    evidence: gathered,
    integrity: { ...integrity, problems: told.ofFacts },
    drawn,
    training,
    analyses,
    ground,
  };
};
