import type { Document, ReadingLimits } from '../document.ts';
import { readEvidenceText } from '../readEvidenceText.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { openEvidence } from './openEvidence.ts';
import type { Workspace } from './workspace.ts';

/** Evidence is told by its content, but YAML looks like a table wherever it holds a comma. */
const YAML_NAME = /\.ya?ml$/;

/** A file that was opened again, and the file inside an archive that its text is; null where it is its own text. */
export interface Opened {
  readonly document: Document;
  readonly member: string | null;
}

/** Opens a file again, for the sake of line numbers; null where it cannot be read. */
export type Reopening = (file: string) => Opened | null;

/** @param members names of files inside an archive that are read, the one that counts first */
export const openAgain =
  (workspace: Workspace, limits: ReadingLimits, members: readonly string[]): Reopening =>
  (file) => {
    const entry = workspace.entries.find(({ path }) => path === file);
    if (entry === undefined) return null;
    const opened = openEvidence(workspace, entry, limits, members);
    if (opened.kind === 'unreadable') return null;
    const read = YAML_NAME.test(file) ? readYaml : readEvidenceText;
    const reading = read(file, opened.text, limits);
    return reading.kind === 'document' ? { document: reading.document, member: opened.member } : null;
  };
