/**
 * What is read of every file below a folder, as a Markdown table: its format, its records, what was refused and why.
 *
 *   tsx scripts/measure/formatTable.ts [FOLDER]
 *
 * FOLDER is `formats` in SCALING_GUARD_DATA, else in ../shared/data. Other people's data is no part of the project.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from '../docs/markdownTable.ts';
import { formatRows } from './formatRows.ts';

const folder = process.argv[2] ?? join(process.env.SCALING_GUARD_DATA ?? '../shared/data', 'formats');
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}; name one, or set SCALING_GUARD_DATA.`);
  process.exit(2);
}

const rows = formatRows(folder);
const formatOf = ({ format, isCompanion }: (typeof rows)[number]): string =>
  format ?? (isCompanion ? 'companion, not read' : 'no eval result');
console.log(
  markdownTable(
    ['file', 'format', 'records', 'refused', 'why'],
    rows.map((row) => [
      row.file,
      formatOf(row),
      String(row.records),
      String(row.refused),
      row.reasons
        .map(({ rule, count, severity, message }) => `${count} × ${rule} (${severity}): ${message}`)
        .join('; '),
    ]),
  ),
);
const sum = (count: (row: (typeof rows)[number]) => number): number =>
  rows.reduce((total, row) => total + count(row), 0);
console.log(
  `\n${rows.length} files: ${sum(({ format }) => (format === null ? 0 : 1))} read, ${sum(({ isCompanion }) => (isCompanion ? 1 : 0))} companions, ${sum(({ format, isCompanion }) => (format === null && !isCompanion ? 1 : 0))} no eval results; ${sum(({ records }) => records)} records, ${sum(({ refused }) => refused)} refusals.`,
);
