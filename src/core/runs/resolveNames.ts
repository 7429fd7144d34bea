import { quoteText } from '../documents/quoteText.ts';
import type { EvidenceFile } from '../evidence/readEvidence.ts';
import type { Complaint } from '../records/boundByFile.ts';
import { checkpointId, labelIn, splitCheckpoint } from '../records/checkpoint.ts';
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

/** The id of what a row says only part of: a checkpoint, or `name@v2`, whose revision says nothing of a step. */
const checkpointOf = (trainingRun: string, name: string, label: string | null): string => {
  const at = name.lastIndexOf('@');
  const known = label ?? (at > 0 ? name.slice(at + 1) : null);
  return checkpointId(trainingRun, known);
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

  const inManifest = (name: string, facts: RunFacts | undefined, label: string | null): Resolution => {
    const own = rows.resolve(name);
    if (own.kind === 'ambiguous' || (own.kind === 'run' && own.whole)) return own;
    // Another name may be that of the checkpoint's own row, which says more than the row of its run.
    const others = (facts?.aliases ?? []).map((alias) => rows.resolve(alias, label));
    const exact = others.find((one) => one.kind === 'run' && one.whole);
    return exact ?? [own, ...others].find(({ kind }) => kind !== 'unknown') ?? own;
  };

  /** The start of a file's name that is a known run; what says that it is a checkpoint may stand anywhere in it. */
  const calledBy = (name: string): string => {
    if (scored.get(name)?.isFileName !== true) return name;
    const isKnown = (one: string): boolean => rows.has(one) || stated.has(one);
    if (isKnown(name)) return name;
    const { trainingRun, label } = splitCheckpoint(name);
    const prefix = fileNamePrefix(trainingRun, (one) => isKnown(checkpointId(one, label)) || isKnown(one));
    return prefix === null ? name : checkpointId(prefix, label);
  };

  const resolve = (name: string, source: Source): ResolvedName => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const called = calledBy(name);
    const facts = stated.get(called);
    const { label } = splitCheckpoint(called);
    const ofRun = facts === undefined ? label : labelIn(facts);
    const alone: ResolvedName = { id: called, row: null, whole: false };

    const row = inManifest(called, facts, ofRun);
    let resolved = alone;
    if (row.kind === 'run') {
      resolved = {
        id: row.whole ? row.run.id : checkpointOf(row.run.trainingRun, called, ofRun),
        row: row.run,
        whole: row.whole,
      };
    } else if (row.kind === 'ambiguous') tellAmbiguous(name, source, row.candidates);
    else if (scored.has(called)) {
      const other = scoreless.resolve(called);
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
