import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document } from '../documents/document.ts';
import { jsonPointer } from '../documents/jsonPointer.ts';
import { quoteText } from '../documents/quoteText.ts';
import { type PlaceOfKey, runOfEntry } from '../formats/native/runOfEntry.ts';
import type { Place, Problem } from '../problems/problem.ts';
import type { RunFacts } from '../records/scoreRecord.ts';
import { validateRuns } from '../validation/runsFile.ts';
import { salvage } from '../validation/salvage.ts';
import { manifestTable } from './manifestTable.ts';

/** What a runs manifest gave: its good rows in the order of the file. */
export interface ManifestReading {
  readonly runs: readonly RunFacts[];
  readonly problems: readonly Problem[];
}

interface Row {
  readonly run: RunFacts;
  /** The id as it is written. */
  readonly written: string;
  readonly place: Place;
}

/** A training run's name may stand at each of its checkpoints, so that a name is taken once a step. */
const nameKey = (name: string, { step }: RunFacts): string => JSON.stringify([name, step]);

/** A row is told at its id; its other keys stand beside that. */
const besideId: PlaceOfKey = (key, name) => `~[row]/${key}${name === undefined ? '' : jsonPointer(name)}`;

/** In CSV a loss and a factor are columns: `loss:c4`, `factor:architecture`. */
const cellOf: PlaceOfKey = (key, name) =>
  `~[row]${jsonPointer(name === undefined ? key : `${key === 'factors' ? 'factor' : key}:${name}`)}`;

/** How many rows claim each name, as their id or as an alias. */
const claimsOf = (rows: readonly Row[]): ReadonlyMap<string, number> => {
  const claims = new Map<string, number>();
  for (const { run } of rows)
    for (const name of new Set([run.id, ...run.aliases])) {
      const key = nameKey(name, run);
      claims.set(key, (claims.get(key) ?? 0) + 1);
    }
  return claims;
};

/**
 * Reads a runs manifest: YAML or JSON by its schema, or the same as CSV. A row that does not fit is a problem and is left
 * out. Rows with one id (and step) are all left out, and an alias that several rows claim is no name of any of them (SG112):
 * which of them is meant, only a person can say.
 */
export const readRunsManifest = (document: Document): ManifestReading => {
  const table = document.syntax === 'table' ? manifestTable(document) : { document, problems: [] };
  const salvaged = salvage(table.document, validateRuns(table.document), 'runs');
  if (salvaged.kind === 'unusable') return { runs: [], problems: [...table.problems, ...salvaged.problems] };

  const placeOf = document.syntax === 'table' ? cellOf : besideId;
  const rows = salvaged.entries.map(({ value: entry, pointer }): Row => {
    const place = table.document.locate(`${pointer}/id`);
    const source = { file: document.file, pointer: place.pointer ?? pointer };
    return { run: runOfEntry(entry, source, placeOf, 'manifest'), written: entry.id, place };
  });
  const problems = boundedProblems(document.file);
  const ids = new Map<string, number>();
  const written = new Map<string, number>();
  for (const row of rows) {
    ids.set(row.run.id, (ids.get(row.run.id) ?? 0) + 1);
    written.set(row.written, (written.get(row.written) ?? 0) + 1);
  }
  const claims = claimsOf(rows);

  const told = new Set<string>();
  const runs = rows.flatMap(({ run, written: name, place }): RunFacts[] => {
    const count = ids.get(run.id) ?? 1;
    if (count > 1) {
      if (told.has(run.id)) {
        const message = `The run ${quoteText(run.id)} stands ${count} times in the manifest; none of its rows is used.`;
        problems.add('SG112', place, message);
      }
      told.add(run.id);
      return [];
    }
    const shared = run.aliases.filter((alias) => (claims.get(nameKey(alias, run)) ?? 1) > 1);
    for (const alias of shared) {
      const message = `The alias ${quoteText(alias)} of the run ${quoteText(run.id)} is a name of another run too, so it is not used.`;
      problems.add('SG112', place, message);
    }
    const aliases = run.aliases.filter((alias) => !shared.includes(alias));
    // `id: lab-1b` with a step: whoever wrote that means this step by the name, as long as it is the only one.
    const isMeant = run.step !== null && name === run.trainingRun && written.get(name) === 1;
    return [{ ...run, aliases: isMeant ? [...new Set([...aliases, name])] : aliases }];
  });
  return { runs, problems: [...table.problems, ...salvaged.problems, ...problems.all()] };
};
