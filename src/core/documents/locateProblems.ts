import type { Problem } from '../problems/problem.ts';
import type { Document, ReadingLimits } from './document.ts';
import { openText } from './openText.ts';
import { readEvidenceText } from './readEvidenceText.ts';
import { readYaml } from './readYaml.ts';
import type { Workspace } from './workspace.ts';

/** Evidence is told by its content, but YAML looks like a table wherever it holds a comma. */
const YAML_NAME = /\.ya?ml$/;

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
  const opened = new Map<string, Document | null>();
  const open = (file: string): Document | null => {
    const known = opened.get(file);
    if (known !== undefined) return known;
    const entry = entries.get(file);
    if (entry === undefined || opened.size >= MOST_FILES) return null;
    const decoded = openText(workspace, entry, limits);
    if (decoded.kind === 'unreadable') return null;
    const read = YAML_NAME.test(file) ? readYaml : readEvidenceText;
    const reading = read(file, decoded.text, limits);
    const document = reading.kind === 'document' ? reading.document : null;
    opened.set(file, document);
    return document;
  };
  return problems.map((problem) => {
    const { file, line, pointer } = problem;
    if (file === null || line !== null || pointer === null) return problem;
    const document = open(file);
    return document === null ? problem : { ...problem, ...document.locate(pointer) };
  });
};
