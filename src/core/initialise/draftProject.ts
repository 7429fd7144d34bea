import { defaultConfiguration } from '../configuration/defaultConfiguration.ts';
import type { Workspace } from '../documents/workspace.ts';
import { selectFiles } from '../evidence/selectFiles.ts';
import { drawCurves } from '../pipeline/drawCurves.ts';
import { gatherEvidence } from '../pipeline/gatherEvidence.ts';
import type { Problem } from '../problems/problem.ts';
import type { ReportInputs } from '../report/report.ts';
import { draftConfig } from './draftConfig.ts';
import type { DraftFile } from './draftFile.ts';
import { draftPlan } from './draftPlan.ts';
import { draftRuns } from './draftRuns.ts';
import { draftTaskCards } from './draftTaskCards.ts';
import { draftWorkflow } from './draftWorkflow.ts';
import { commonFolder, evidenceGlobs } from './evidenceGlobs.ts';
import { varyingFactors } from './varyingFactors.ts';

export interface ProjectDraft {
  /** Empty where there is no evidence to draft from. */
  readonly files: readonly DraftFile[];
  /** Path of the runs manifest among them. */
  readonly manifest: string;
  readonly inputs: Omit<ReportInputs, 'config'>;
  /** Runs that state nothing that could stand on an axis. */
  readonly runsWithoutScale: number;
  /** What went wrong while the evidence was read; the rest of it was drafted from. */
  readonly problems: readonly Problem[];
}

/** Where the drafts go, beside those whose place follows from the evidence. */
const places = {
  config: '.github/scaling-guard.yml',
  plan: 'plans/draft.yml',
  plans: 'plans/*.yml',
  workflow: '.github/workflows/scaling-guard.yml',
} as const;

/**
 * Drafts a project from the evidence that lies below a folder: config, runs manifest, task cards, a plan to edit, a workflow.
 * Known values are filled in, unknown ones blank, guesses are comments. Pure: what is written where is the caller's business.
 */
export const draftProject = (workspace: Workspace): ProjectDraft => {
  const configuration = defaultConfiguration();
  const evidence = gatherEvidence(workspace, configuration);
  const { records, inputs, problems } = evidence;
  const scored = new Set(records.map(({ run }) => run));
  const runs = [...evidence.runs.values()].filter(({ id }) => scored.has(id));
  const runsWithoutScale = runs.filter(
    ({ params, tokens, flops, losses }) =>
      params === null && tokens === null && flops === null && Object.keys(losses).length === 0,
  ).length;
  if (records.length === 0) return { files: [], manifest: '', inputs, runsWithoutScale, problems };

  const factors = varyingFactors(records, evidence.runs);
  const drawn = drawCurves(evidence, { ...configuration, file: places.config, factors: factors.declared });
  const read = new Set([...records, ...runs].map(({ source }) => source.file));
  const candidates = selectFiles(workspace, configuration).files.map(({ entry }) => entry.path);
  const results = candidates.filter((path) => read.has(path));
  const folder = commonFolder(results);
  const beside = (name: string): string => (folder === '' ? name : `${folder}/${name}`);

  const manifest = beside('runs.yml');
  const cards = draftTaskCards(records);
  const config = draftConfig({
    evidence: evidenceGlobs(results, candidates),
    runs: manifest,
    tasks: cards === null ? null : beside('tasks.yml'),
    axis: drawn.axis,
    factors,
    plans: places.plans,
  });
  const files = [
    { path: places.config, text: config },
    { path: manifest, text: draftRuns(runs) },
    ...(cards === null ? [] : [{ path: beside('tasks.yml'), text: cards }]),
    { path: places.plan, text: draftPlan(drawn.tasks, evidence.runs, records) },
    { path: places.workflow, text: draftWorkflow() },
  ];
  return { files, manifest, inputs, runsWithoutScale, problems };
};
