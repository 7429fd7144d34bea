import type { Configuration } from '../configuration/configuration.ts';
import { openNamed } from '../documents/workspace/openNamed.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { pathUnder } from '../evidence/pathUnder.ts';
import { type EvidenceFile, readEvidence } from '../evidence/readEvidence.ts';
import type { Problem } from '../problems/problem.ts';
import { boundByFile } from '../records/boundByFile.ts';
import { CONFIGURATION } from '../records/levelsOf.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import type { ReportInputs } from '../report/report.ts';
import { joinRuns } from '../runs/joinRuns.ts';
import { readRunsManifest } from '../runs/readRunsManifest.ts';
import type { LeftOut, PolicedRecord } from '../runs/settleDuplicates.ts';
import { idleCards } from '../tasks/idleCards.ts';
import { normaliseRecords } from '../tasks/normaliseRecords.ts';
import { readTaskCards } from '../tasks/readTaskCards.ts';
import { shippedTaskCards } from '../tasks/shippedTaskCards.ts';
import type { TaskCard } from '../tasks/taskCard.ts';
import type { TaskFacts } from '../tasks/taskFacts.ts';

/** The evidence of a check: read, joined to its runs, in one set of units. */
export interface GatheredEvidence {
  readonly records: readonly ScoreRecord[];
  readonly runs: ReadonlyMap<string, RunFacts>;
  factsOf(task: string, metric: string): TaskFacts;
  readonly inputs: Omit<ReportInputs, 'config'>;
  /** Files that all claims rest on, besides the artifacts: the runs manifest and the task cards. */
  readonly shared: readonly string[];
  readonly problems: readonly Problem[];
  /** Records that are not used, as they were read. */
  readonly left: LeftOut;
  /** What it was put together from. */
  readonly parts: EvidenceParts;
  /** Records that are put back: they are trusted, and stand on their curves, whatever the others say. Empty of what was read. */
  readonly pinned: ReadonlySet<ScoreRecord>;
}

/** The evidence before it is settled and brought to one set of units: what a withdrawn record is put back into. */
export interface EvidenceParts {
  readonly files: readonly EvidenceFile[];
  /** Every record under its joined run, repetitions included. */
  readonly policed: readonly PolicedRecord[];
  /** The user's own task cards. */
  readonly cards: readonly TaskCard[];
  /** Whether scores of one run in two configurations are two measurements: where the config declares the factor. */
  readonly splitsConfigurations: boolean;
  /** The latest date that orders scores, in milliseconds since 1970; null where every date does. */
  readonly latest: number | null;
}

export interface GatheringSettings {
  /** The date of the check, YYYY-MM-DD: what is dated later orders nothing. Null, as where it is left out, lets every date order. */
  readonly asOf?: string | null;
  /** Readings of files whose bytes are the same, by path. */
  readonly known?: ReadonlyMap<string, EvidenceFile>;
}

/** The end of the day after: somewhere on earth it may be tomorrow already. */
const endOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) + 2 * 24 * 3600 * 1000;

/** Reads everything that a configuration names as evidence, and puts it together. */
export const gatherEvidence = (
  workspace: Workspace,
  configuration: Configuration,
  { asOf = null, known = new Map() }: GatheringSettings = {},
): GatheredEvidence => {
  const { file: config, base, limits, flopsPerParameterToken } = configuration;
  const evidence = readEvidence(workspace, configuration, known);
  const problems: Problem[] = [...evidence.problems];
  const shared: string[] = [];
  const open = (key: 'runs' | 'tasks') => {
    const named = configuration[key];
    if (named === null) return null;
    const path = pathUnder(base, named);
    shared.push(path);
    const opened = openNamed(workspace, path, { config, key }, limits);
    problems.push(...opened.problems);
    return opened.document;
  };

  const manifestDocument = open('runs');
  const manifest =
    manifestDocument === null ? { runs: [], problems: [] } : readRunsManifest(manifestDocument);
  const cardsDocument = open('tasks');
  const cards = cardsDocument === null ? { cards: [], problems: [] } : readTaskCards(cardsDocument);
  const latest = asOf === null ? null : endOf(asOf);
  const splitsConfigurations = configuration.factors.includes(CONFIGURATION);
  const joined = joinRuns(evidence.files, manifest.runs, {
    flopsPerParameterToken,
    splitsConfigurations,
    latest,
    config,
  });
  const normalised = normaliseRecords(
    joined.records,
    { own: cards.cards, shipped: shippedTaskCards },
    joined.left.repeats,
  );
  // What could not be read may well be what a card is for.
  const isWhole = evidence.problems.every(({ severity }) => severity !== 'error');
  const idle = isWhole
    ? idleCards(
        cards.cards,
        joined.policed.map(({ record }) => record),
      )
    : [];
  problems.push(
    ...manifest.problems,
    ...cards.problems,
    ...joined.problems,
    ...normalised.problems,
    ...boundByFile(idle),
  );

  return {
    records: normalised.records,
    runs: joined.runs,
    factsOf: normalised.factsOf,
    inputs: {
      files: evidence.files.length,
      records: normalised.records.length,
      runs: new Set(normalised.records.map(({ run }) => run)).size,
      replaced: joined.left.replaced.length,
      rejected: evidence.rejected + normalised.rejected,
      companions: evidence.companions,
      formats: evidence.formats,
    },
    shared,
    problems,
    left: joined.left,
    parts: {
      files: evidence.readings,
      policed: joined.policed,
      cards: cards.cards,
      splitsConfigurations,
      latest,
    },
    pinned: new Set(),
  };
};
