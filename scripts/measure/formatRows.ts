import { defaultConfiguration } from '../../src/core/configuration/defaultConfiguration.ts';
import { isCompanion } from '../../src/core/evidence/isCompanion.ts';
import { readEvidence } from '../../src/core/evidence/readEvidence.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';

/** What reading one file of a folder gave. */
export interface FormatRow {
  readonly file: string;
  /** Name of the format; null for a companion, and for a file that is in none. */
  readonly format: string | null;
  readonly isCompanion: boolean;
  readonly records: number;
  /** Runs whose facts the file states. */
  readonly runs: number;
  /** Errors: entries that were left out, or the reason why the whole file was. */
  readonly refused: number;
  /** Per rule that was met: how often, and what it says first. */
  readonly reasons: readonly {
    readonly rule: string;
    readonly count: number;
    readonly severity: string;
    readonly message: string;
  }[];
}

/**
 * Reads every file below a folder as evidence that a config names one by one, whatever it is called: a file that is no eval
 * result is an error there, and has to be named as one.
 */
export const formatRows = (folder: string): readonly FormatRow[] => {
  const workspace = folderWorkspace(folder);
  const evidence = { files: ['**/*'], ignore: [], duplicates: 'newest' as const, format: null };
  const configuration = { ...defaultConfiguration(), file: 'every-file.yml', evidence: [evidence] };
  const read = readEvidence(workspace, configuration).files.map((reading): FormatRow => {
    const reasons = new Map<string, FormatRow['reasons'][number]>();
    for (const { rule, severity, message } of reading.problems) {
      const known = reasons.get(rule);
      reasons.set(
        rule,
        known === undefined ? { rule, severity, count: 1, message } : { ...known, count: known.count + 1 },
      );
    }
    return {
      file: reading.file,
      format: reading.format,
      isCompanion: false,
      records: reading.records.length,
      runs: reading.runs.length,
      refused: reading.problems.filter(({ severity }) => severity === 'error').length,
      reasons: [...reasons.values()],
    };
  });
  const companions = workspace.entries
    .filter(({ kind, path }) => kind === 'file' && isCompanion(path))
    .map(
      ({ path }): FormatRow => ({
        file: path,
        format: null,
        isCompanion: true,
        records: 0,
        runs: 0,
        refused: 0,
        reasons: [],
      }),
    );
  return [...read, ...companions].sort((a, b) => (a.file < b.file ? -1 : 1));
};
