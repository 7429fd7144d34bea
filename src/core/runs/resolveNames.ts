import { quoteText } from '../documents/quoteText.ts';
import type { Complaint } from '../evidence/boundByFile.ts';
import type { EvidenceFile } from '../evidence/readEvidence.ts';
import { checkpointId, splitCheckpoint } from '../records/checkpoint.ts';
import type { RunFacts, Source } from '../records/scoreRecord.ts';
import { fileNamePrefix } from './fileNamePrefix.ts';
import { type Resolution, runIndex } from './runIndex.ts';

/** The run that a name of the artifacts stands for. */
export interface ResolvedName {
  readonly id: string;
  /** The row of the manifest that it was joined to; null where there is none. */
  readonly row: RunFacts | null;
  /** Whether all facts of the row hold, or only those that all checkpoints of its training run share. */
  readonly whole: boolean;
}

/** Every name under which the artifacts speak of runs, with the run it stands for. */
export interface ResolvedNames {
  readonly names: ReadonlyMap<string, ResolvedName>;
  /** Those that fit several runs. */
  readonly ambiguous: ReadonlySet<string>;
  readonly complaints: readonly Complaint[];
}

/** A name that scores were found under. */
interface ScoredName {
  readonly source: Source;
  readonly isFileName: boolean;
}

const scoredNames = (files: readonly EvidenceFile[]): ReadonlyMap<string, ScoredName> => {
  const names = new Map<string, ScoredName>();
  for (const { records, runNaming } of files)
    for (const { run, source } of records)
      if (!names.has(run)) names.set(run, { source, isFileName: runNaming === 'file-name' });
  return names;
};

/**
 * Resolves the names in the artifacts to runs. The manifest decides first; a name that it does not know may still belong to
 * a file that states a run without scoring it, such as the model half of the open_lm pair. A name that fits several runs is a
 * problem (SG123) and stays by itself.
 *
 * @param stated the facts that artifacts state, by the name they use
 */
export const resolveNames = (
  files: readonly EvidenceFile[],
  stated: ReadonlyMap<string, RunFacts>,
  manifest: readonly RunFacts[],
): ResolvedNames => {
  const scored = scoredNames(files);
  const rows = runIndex(manifest);
  // A run that is called by the path of its file was named by nobody: files of equal names in two folders have nothing in common.
  const scoreless = runIndex(
    [...stated.values()].filter(({ id, source }) => !scored.has(id) && id !== source.file),
  );
  const names = new Map<string, ResolvedName>();
  const ambiguous = new Set<string>();
  const complaints: Complaint[] = [];

  const tellAmbiguous = (name: string, source: Source, candidates: readonly string[]): void => {
    ambiguous.add(name);
    const message = `The run name ${quoteText(name)} fits ${candidates.length} runs: ${candidates.slice(0, 5).map(quoteText).join(', ')}; it was joined to none of them.`;
    const cause = JSON.stringify(candidates);
    complaints.push({ rule: 'SG123', source, message, cause, name: quoteText(name) });
  };

  const inManifest = (name: string, facts: RunFacts | undefined, step: number | null): Resolution => {
    for (const form of [name, ...(facts?.aliases ?? [])]) {
      const resolution = rows.resolve(form, step);
      if (resolution.kind !== 'unknown') return resolution;
    }
    return { kind: 'unknown' };
  };

  const resolve = (name: string, source: Source): ResolvedName => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const prefix =
      scored.get(name)?.isFileName === true
        ? fileNamePrefix(name, (one) => rows.has(one) || stated.has(one))
        : null;
    const called = prefix ?? name;
    const facts = stated.get(called);
    const step = facts?.step ?? splitCheckpoint(called).step;
    const alone: ResolvedName = { id: called, row: null, whole: false };

    const row = inManifest(called, facts, step);
    let resolved = alone;
    if (row.kind === 'run') {
      resolved = {
        id: row.whole ? row.run.id : checkpointId(row.run.id, step),
        row: row.run,
        whole: row.whole,
      };
    } else if (row.kind === 'ambiguous') tellAmbiguous(name, source, row.candidates);
    else if (scored.has(called)) {
      const other = scoreless.resolve(called, step);
      if (other.kind === 'ambiguous') tellAmbiguous(name, source, other.candidates);
      else if (other.kind === 'run' && other.whole) resolved = resolve(other.run.id, other.run.source);
    }
    names.set(name, resolved);
    return resolved;
  };

  for (const [name, { source }] of scored) resolve(name, source);
  for (const [name, { source }] of stated) resolve(name, source);
  return { names, ambiguous, complaints };
};
