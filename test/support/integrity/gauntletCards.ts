import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '../../../src/core/documents/table/readTable.ts';
import type { TaskCard } from '../../../src/core/tasks/taskCard.ts';

/** Columns of `eval_metadata.csv` that a card speaks of; chance is in percent there. */
const COLUMNS = { task: 'Eval Task', items: '#datapoints', chance: 'Random baseline' };

/**
 * The gauntlet's `eval_metadata.csv`, which Gadre et al. publish beside their scores, as task cards.
 *
 * @param corrected chances in percent that stand in place of those of the file, by task
 */
export const gauntletCards = (
  folder: string,
  corrected: Readonly<Record<string, number>> = {},
): readonly TaskCard[] => {
  const file = 'eval_metadata.csv';
  const text = readFileSync(join(folder, file), 'utf8');
  const reading = readTable(file, text, { bytes: 1e6, depth: 20, files: 10 });
  if (reading.kind !== 'document') throw new Error(`${file} cannot be read`);
  const rows = reading.document.value as readonly Readonly<Record<string, string>>[];
  return rows.map((row) => {
    const task = row[COLUMNS.task] ?? '';
    const chance = corrected[task] ?? Number(row[COLUMNS.chance]);
    return {
      task,
      harness: null,
      metric: null,
      direction: null,
      unit: null,
      chance: chance / 100,
      ceiling: null,
      items: Number(row[COLUMNS.items]),
    };
  });
};
