import type { Document, Syntax } from '../documents/document.ts';
import type { Problem } from '../problems/problem.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import type { ColumnMap } from './wide/columnMap.ts';

/** What one artifact gave. Nothing is dropped silently: what is not a record here is a problem or a counted companion. */
export interface ArtifactReading {
  readonly records: readonly ScoreRecord[];
  readonly runs: readonly RunFacts[];
  readonly problems: readonly Problem[];
}

/** How a format's records name their run: by a name in the content, or by nothing but the name of their file. */
export type RunNaming = 'content' | 'file-name';

/** One eval-result format: one file that exports one of these, and one line in the registry. */
export interface Format {
  /** Stable name, used in reports and docs page names: `lm-eval`. */
  readonly name: string;
  /** For people: `lm-evaluation-harness, 0.4 and later`. */
  readonly title: string;
  readonly syntaxes: readonly Syntax[];
  readonly runNaming: RunNaming;
  /** Whether this content is of this format. Looks at content, never at the file's name; at most one format says yes. */
  recognises(document: Document): boolean;
  /**
   * Reads a document that it recognises. Total: bad entries become problems, good ones beside them are still read. The config's
   * column map is for tables whose columns say nothing by themselves; the other formats take no notice of it.
   */
  read(document: Document, columns?: ColumnMap): ArtifactReading;
}
