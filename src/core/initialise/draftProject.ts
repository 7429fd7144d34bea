import type { EvidenceSource } from '../configuration/configuration.ts';
import { anyEvidence, defaultConfiguration } from '../configuration/defaultConfiguration.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { selectFiles } from '../evidence/selectFiles.ts';
import { wideTable } from '../formats/wide/wideTable.ts';
import { drawCurves } from '../pipeline/drawCurves.ts';
import { gatherEvidence } from '../pipeline/gatherEvidence.ts';
import type { Problem } from '../problems/problem.ts';
import type { ReportInputs } from '../report/report.ts';
import type { SchemaName } from '../validation/schemaName.ts';
import { contradictions } from './contradictions.ts';
import { draftConfig } from './draftConfig.ts';
import type { DraftFile } from './draftFile.ts';
import { draftPlan } from './draftPlan.ts';
import { draftRuns } from './draftRuns.ts';
import { draftTables } from './draftTables.ts';
import { draftTaskCards } from './draftTaskCards.ts';
import { draftWorkflow } from './draftWorkflow.ts';
import { commonFolder, evidenceGlobs } from './evidenceGlobs.ts';
import { release } from './release.ts';
import { schemaLine } from './schemaLine.ts';
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

/** A draft whose first line names its schema. */
const draftWithSchema = (schema: SchemaName, path: string, text: string): DraftFile => ({
  path,
  text: `${schemaLine(schema, path, release)}\n${text}`,
  schema,
});

/**
 * Drafts a project from the evidence that lies below a folder: config, runs manifest, task cards, a plan to edit, a workflow.
 * Known values are filled in, unknown ones blank, guesses are comments. Pure: what is written where is the caller's business.
 */
export const draftProject = (workspace: Workspace): ProjectDraft => {
  const search = defaultConfiguration();
  const found = gatherEvidence(workspace, search);
  const unmapped = found.parts.files.filter(
    ({ format, records }) => format === wideTable.name && records.length === 0,
  );
  const tables = draftTables(workspace, new Set(unmapped.map(({ file }) => file)), search.limits);
  const mapped = tables.flatMap(({ files, columns }): EvidenceSource[] =>
    columns === null ? [] : [{ ...anyEvidence, files, ignore: [], columns }],
  );
  const configuration = { ...search, evidence: [...mapped, ...search.evidence] };
  const evidence = mapped.length === 0 ? found : gatherEvidence(workspace, configuration);

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
  // Whatever is in a known format is evidence, with what is wrong with it; a table needs its map to be any.
  const recognised = new Set(
    evidence.parts.files
      .filter(({ format, records: own }) => format !== null && (format !== wideTable.name || own.length > 0))
      .map(({ file }) => file),
  );
  const ofTables = new Set(tables.flatMap(({ files }) => files));
  const candidates = selectFiles(workspace, search).files.map(({ entry }) => entry.path);
  const results = candidates.filter((path) => recognised.has(path));
  const searched = results.filter((path) => !ofTables.has(path));
  const folder = commonFolder(results);
  const beside = (name: string): string => (folder === '' ? name : `${folder}/${name}`);

  const manifest = beside('runs.yml');
  const cards = draftTaskCards(records);
  const config = draftConfig({
    evidence: evidenceGlobs(searched, candidates),
    tables,
    runs: manifest,
    tasks: cards === null ? null : beside('tasks.yml'),
    axis: drawn.axis,
    factors,
    contradicted: contradictions(evidence.left),
    plans: places.plans,
  });
  const files: readonly DraftFile[] = [
    draftWithSchema('config', places.config, config),
    draftWithSchema('runs', manifest, draftRuns(runs)),
    ...(cards === null ? [] : [draftWithSchema('tasks', beside('tasks.yml'), cards)]),
    draftWithSchema('plan', places.plan, draftPlan(drawn.tasks, evidence.runs, records)),
    { path: places.workflow, text: draftWorkflow(), schema: null },
  ];
  return { files, manifest, inputs, runsWithoutScale, problems };
};
