import type { Document, Syntax } from '../documents/document.ts';
import type { Problem } from '../problems/problem.ts';
import type { Origins } from '../records/origins.ts';
import type { RunFacts, ScoreRecord, Source } from '../records/scoreRecord.ts';
import type { StatedConfiguration } from '../records/statedConfiguration.ts';
import type { ConfigurationBook } from './configurations/configurationBook.ts';
import type { ColumnMap } from './wide/columnMap.ts';

/** What one file says of the scores in the other files of its folder, which name neither their run nor their task. */
export interface FolderFacts {
  readonly run: string;
  readonly task: string;
  /** Levels of factors that hold for every score of the folder. What the scores state themselves goes first. */
  readonly factors: Readonly<Record<string, string>>;
  /** The most items that were allowed to be asked; null where there was no limit. */
  readonly limit: number | null;
  /** How it was evaluated. */
  readonly configuration: StatedConfiguration | null;
  /** Where the run, the task and the levels stand, as places of the file that says so. */
  readonly origins: Origins;
}

/** A group row that states its own number of shots, beside the leaves that it is made of. */
export interface StatedGroup {
  readonly task: string;
  readonly shots: string;
  /** Its leaves in the same file. */
  readonly leaves: readonly string[];
  /** Where the number of shots stands. */
  readonly source: Source;
}

/** What one artifact gave. Nothing is dropped silently: what is not a record here is a problem or a counted companion. */
export interface ArtifactReading {
  readonly records: readonly ScoreRecord[];
  readonly runs: readonly RunFacts[];
  readonly problems: readonly Problem[];
  /** Of a file that describes the others in its folder. */
  readonly folder?: FolderFacts;
  /** Items that were asked, over all splits: what a limit that another file of the folder states speaks of. */
  readonly asked?: number | null;
  /** Group rows that were left out, where they state facts of their leaves. */
  readonly groups?: readonly StatedGroup[];
}

/** How a format's records name their run: by a name in the content, or by nothing but the name of their file or their folder. */
export type RunNaming = 'content' | 'file-name' | 'folder';

/** What a reading is given besides the document. */
export interface ReadingContext {
  /** What the columns of a table mean that say nothing by themselves; left out where the config does not say. */
  readonly columns?: ColumnMap;
  /** Gives equal configurations of all files one object. */
  readonly book: ConfigurationBook;
}

/** One eval-result format: one file that exports one of these, and one line in the registry. */
export interface Format {
  /** Stable name, used in reports and docs page names: `lm-eval`. */
  readonly name: string;
  /** For people: `lm-evaluation-harness, 0.4 and later`. */
  readonly title: string;
  readonly syntaxes: readonly Syntax[];
  readonly runNaming: RunNaming;
  /** True where its harness writes the time of the evaluation into the name of its file: it dates scores whose content has no date. */
  readonly datesFileNames?: true;
  /**
   * Whether a standard error stands at a place (an RFC 6901 pointer) of its document: one that is no number makes the error unknown, as
   * "N/A" does, and the score beside it holds. Left out where it has none.
   */
  isStandardError?(pointer: string): boolean;
  /** Files inside a zip archive that it may be packed as, the one that counts first; left out where it is never packed. */
  readonly archiveMembers?: readonly string[];
  /** Whether this content is of this format. Looks at content, never at the file's name; at most one format says yes. */
  recognises(document: Document): boolean;
  /**
   * Reads a document that it recognises. Total: bad entries become problems, good ones beside them are still read. Every field
   * that has a value gets its origin.
   */
  read(document: Document, context: ReadingContext): ArtifactReading;
}
