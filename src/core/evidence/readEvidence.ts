import type { Configuration, DuplicatePolicy, EvidenceSource } from '../configuration/configuration.ts';
import { insideArchive } from '../documents/archive/insideArchive.ts';
import { openEvidence } from '../documents/workspace/openEvidence.ts';
import type { Workspace, WorkspaceEntry } from '../documents/workspace/workspace.ts';
import { configurationBook } from '../formats/configurations/configurationBook.ts';
import { archiveMembers } from '../formats/index.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { joinFolders } from './joinFolders.ts';
import { type ArtifactOptions, type FileReading, readArtifact, unreadable } from './readArtifact.ts';
import { exhausted } from './readingBudget.ts';
import { selectFiles } from './selectFiles.ts';

/** One file of the evidence, with the policy of the source that named it. */
export interface EvidenceFile extends FileReading {
  readonly duplicates: DuplicatePolicy;
}

/** All evidence of a check, as it was read: runs are not joined yet, and units are as written. */
export interface Evidence {
  /** In the order of their paths; those of one folder joined, where one of them describes the others. */
  readonly files: readonly EvidenceFile[];
  /** The same before they were joined: what each file says by itself, which may be used again while its bytes are the same. */
  readonly readings: readonly EvidenceFile[];
  /** Those of the selection and of every file. */
  readonly problems: readonly Problem[];
  /** Known companions of the evidence, counted and left out. */
  readonly companions: number;
  /** Per format that was met: its files and their records, sorted by name. */
  readonly formats: readonly { readonly name: string; readonly files: number; readonly records: number }[];
  /** Files and entries that were refused, each an error among the problems. */
  readonly rejected: number;
}

/** A reading whose lines are those of a file inside an archive. */
const inside = (reading: FileReading, member: string | null): FileReading =>
  member === null
    ? reading
    : { ...reading, problems: reading.problems.map((problem) => insideArchive(problem, member)) };

const summarise = (files: readonly EvidenceFile[]): Evidence['formats'] => {
  const counts = new Map<string, { files: number; records: number }>();
  for (const { format, records } of files) {
    if (format === null) continue;
    const count = counts.get(format) ?? { files: 0, records: 0 };
    counts.set(format, { files: count.files + 1, records: count.records + records.length });
  }
  return [...counts].map(([name, count]) => ({ name, ...count })).sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** Opens and reads one file, and tells how many bytes that took. */
const readFile = (
  workspace: Workspace,
  entry: WorkspaceEntry,
  {
    duplicates,
    limits,
    format,
    isNamed,
    columns,
    book = configurationBook(),
  }: EvidenceSource & Omit<ArtifactOptions, 'columns'>,
): { readonly file: EvidenceFile; readonly bytes: number } => {
  const opened = openEvidence(workspace, entry, limits, archiveMembers);
  const options = { limits, format, isNamed, book, ...(columns === undefined ? {} : { columns }) };
  const reading =
    opened.kind === 'text'
      ? inside(readArtifact(entry.path, opened.text, options), opened.member)
      : unreadable(entry.path, opened.problems);
  // What an archive unpacks to costs time and memory as any text does. A file that could not be opened costs neither.
  const bytes = opened.kind === 'text' ? Math.max(entry.size, opened.text.length) : 0;
  return { file: { ...reading, duplicates }, bytes };
};

/**
 * Reads the evidence that a config names, or, where it names none, whatever lies under the folder. One file is opened,
 * parsed and released at a time; a bad one is a problem, and the others are still read.
 *
 * @param known readings of files whose bytes are the same, by path: they are not opened again
 */
export const readEvidence = (
  workspace: Workspace,
  configuration: Configuration,
  known: ReadonlyMap<string, EvidenceFile> = new Map(),
): Evidence => {
  const selection = selectFiles(workspace, configuration);
  const { limits } = configuration;
  const ofConfig = { ...nowhere, file: configuration.file };
  const ofSelection: Problem[] = [...selection.problems];

  const book = configurationBook();
  const readings: EvidenceFile[] = [];
  let bytes = 0;
  let records = 0;
  for (const { entry, source, isNamed } of selection.files) {
    const seconds = workspace.elapsed?.() ?? 0;
    const spent = { files: readings.length, bytes, records, seconds };
    const bound = exhausted(spent, entry.size, selection.files.length, limits);
    if (bound !== null) {
      const left = selection.files.length - readings.length;
      const message = `${bound}; the last ${left} by path were not read.`;
      ofSelection.push(readingProblem('SG125', ofConfig, message));
      break;
    }
    const same = known.get(entry.path);
    const read =
      same === undefined
        ? readFile(workspace, entry, { ...source, isNamed, limits, book })
        : { file: same, bytes: entry.size };
    bytes += read.bytes;
    records += read.file.records.length;
    readings.push(read.file);
  }
  const files = joinFolders(readings);
  const ofFiles = files.flatMap((file) => file.problems);
  const missing: Problem[] = [];
  if (files.every(({ records }) => records.length === 0)) {
    const [none, one] = ['No file was found', 'The one file that was found holds none'];
    const seen =
      files.length === 0 ? none : files.length === 1 ? one : `None of ${files.length} files holds one`;
    const message = `There is no eval score to judge. ${seen}.`;
    missing.push(readingProblem('SG108', ofConfig, message));
  }
  return {
    files,
    readings,
    problems: [...ofSelection, ...ofFiles, ...missing],
    companions: selection.companions,
    formats: summarise(files),
    rejected: ofFiles.reduce((sum, { severity, count = 1 }) => (severity === 'error' ? sum + count : sum), 0),
  };
};
