import { groupBy } from '../collections/groupBy.ts';
import { readConfiguration } from '../configuration/readConfiguration.ts';
import type { ReadingLimits } from '../documents/document.ts';
import { readEvidenceText } from '../documents/readEvidenceText.ts';
import { openEvidence } from '../documents/workspace/openEvidence.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { readYaml } from '../documents/yaml/readYaml.ts';
import { draftColumns } from '../evidence/drafting/draftColumns.ts';
import { archiveMembers } from '../formats/index.ts';
import type { ColumnMap } from '../formats/wide/columnMap.ts';

/** Wide tables whose columns got one map. */
export interface TableDraft {
  readonly files: readonly string[];
  /** The map as the config writes it, in one line. */
  readonly line: string;
  /** The same as it is read; null where it is only a start, since no column names a known task. */
  readonly columns: ColumnMap | null;
}

/** The map of a line, as a config would be read that holds it; null where it is none. */
const columnsOf = (line: string, limits: ReadingLimits): ColumnMap | null => {
  const config = `version: 1\nevidence:\n  - files: table.csv\n    ${line}\n`;
  const reading = readYaml('.github/scaling-guard.yml', config, limits);
  if (reading.kind === 'unreadable') return null;
  const read = readConfiguration(reading.document);
  return read.kind === 'invalid' ? null : (read.configuration.evidence[0]?.columns ?? null);
};

/** Column maps for wide tables, which nothing else says the meaning of. Tables with the same columns share one. */
export const draftTables = (
  workspace: Workspace,
  paths: ReadonlySet<string>,
  limits: ReadingLimits,
): readonly TableDraft[] => {
  const drafts = workspace.entries
    .filter(({ path }) => paths.has(path))
    .flatMap((entry) => {
      const opened = openEvidence(workspace, entry, limits, archiveMembers);
      if (opened.kind === 'unreadable') return [];
      const reading = readEvidenceText(entry.path, opened.text, limits);
      const draft = reading.kind === 'unreadable' ? null : draftColumns(reading.document);
      return draft === null ? [] : [{ path: entry.path, ...draft }];
    });
  return [...groupBy(drafts, ({ line }) => line)].map(([line, group]) => ({
    files: group.map(({ path }) => path),
    line,
    columns: group.every(({ isKnown }) => isKnown) ? columnsOf(line, limits) : null,
  }));
};
