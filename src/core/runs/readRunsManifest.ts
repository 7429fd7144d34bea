import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document } from '../documents/document.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { Problem } from '../problems/problem.ts';
import type { RunFacts } from '../records/scoreRecord.ts';
import { validateRuns } from '../validation/runsFile.ts';
import { salvage } from '../validation/salvage.ts';
import { manifestTable } from './manifestTable.ts';
import { runOfEntry } from './runOfEntry.ts';

/** What a runs manifest gave: its good rows in the order of the file. */
export interface ManifestReading {
  readonly runs: readonly RunFacts[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a runs manifest: YAML or JSON by its schema, or the same as CSV. A row that does not fit is a problem and is left
 * out. A second row with an id or an alias of an earlier one is a problem (SG112) and is left out too, unless the two are
 * checkpoints of one run at different steps.
 */
export const readRunsManifest = (document: Document): ManifestReading => {
  const table = document.syntax === 'table' ? manifestTable(document) : { document, problems: [] };
  const salvaged = salvage(table.document, validateRuns(table.document), 'runs');
  if (salvaged.kind === 'unusable') return { runs: [], problems: [...table.problems, ...salvaged.problems] };

  const problems = boundedProblems(document.file);
  const owners = new Map<string, RunFacts>();
  const runs: RunFacts[] = [];
  for (const { value: entry, pointer } of salvaged.entries) {
    const place = table.document.locate(`${pointer}/id`);
    const run = runOfEntry(entry, { file: document.file, pointer: place.pointer ?? pointer });
    // The name of a training run may stand at each of its checkpoints, so that a name is taken per step.
    const keys = [...new Set([run.id, ...run.aliases])].map((name) => ({
      name,
      key: JSON.stringify([name, run.step]),
    }));
    const taken = keys.find(({ key }) => owners.has(key));
    if (taken !== undefined) {
      const owner = owners.get(taken.key)?.id;
      const message =
        owner === run.id
          ? `The run ${quoteText(run.id)} stands twice in the manifest; the second row is left out.`
          : `The name ${quoteText(taken.name)} belongs to the run ${quoteText(owner ?? '')} already, so the row of ${quoteText(run.id)} is left out.`;
      problems.add('SG112', place, message);
      continue;
    }
    for (const { key } of keys) owners.set(key, run);
    runs.push(run);
  }
  return { runs, problems: [...table.problems, ...salvaged.problems, ...problems.all()] };
};
