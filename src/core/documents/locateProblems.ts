import type { Problem } from '../problems/problem.ts';
import type { Document, ReadingLimits } from './document.ts';
import { insideArchive } from './insideArchive.ts';
import { openEvidence } from './openEvidence.ts';
import { readEvidenceText } from './readEvidenceText.ts';
import { readYaml } from './readYaml.ts';
import type { Workspace } from './workspace.ts';

/** Evidence is told by its content, but YAML looks like a table wherever it holds a comma. */
const YAML_NAME = /\.ya?ml$/;

/** A document, and the file inside an archive that it is; null where it is a file of its own. */
interface Opened {
  readonly document: Document;
  readonly member: string | null;
}

/** Files that are opened again for the sake of line numbers; the pointer alone has to do for the rest. */
const MOST_FILES = 200;

/**
 * Gives a line and a column to problems that know a file and a pointer only, by reading the file again: what is found
 * after reading (a run without scale, a score given twice) keeps no positions, since most records never need one.
 */
export const locateProblems = (
  problems: readonly Problem[],
  workspace: Workspace,
  limits: ReadingLimits,
): readonly Problem[] => {
  const entries = new Map(workspace.entries.map((entry) => [entry.path, entry]));
  const opened = new Map<string, Opened | null>();
  const open = (file: string): Opened | null => {
    const known = opened.get(file);
    if (known !== undefined) return known;
    const entry = entries.get(file);
    if (entry === undefined || opened.size >= MOST_FILES) return null;
    const decoded = openEvidence(workspace, entry, limits);
    if (decoded.kind === 'unreadable') return null;
    const read = YAML_NAME.test(file) ? readYaml : readEvidenceText;
    const reading = read(file, decoded.text, limits);
    const found = reading.kind === 'document' ? { document: reading.document, member: decoded.member } : null;
    opened.set(file, found);
    return found;
  };
  return problems.map((problem) => {
    const { file, line, pointer } = problem;
    if (file === null || line !== null || pointer === null) return problem;
    const found = open(file);
    if (found === null) return problem;
    return insideArchive({ ...problem, ...found.document.locate(pointer) }, found.member);
  });
};
