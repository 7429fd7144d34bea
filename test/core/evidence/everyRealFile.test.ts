import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatRows } from '../../../scripts/measure/formatRows.ts';

// Other people's data, which is not part of the project: these tests are skipped where it is not on the machine.
const folder = join(process.env.SCALING_GUARD_DATA ?? '../shared/data', 'formats');

/** What the files of the data are, by their paths. What matches none of these is no eval result, and has to be named so. */
const formatsByPath: readonly (readonly [RegExp, string])[] = [
  [/^lm_eval_new\/.*\.json$/, 'lm-eval'],
  [/^lm_eval_old\/.*\.json$/, 'lm-eval-legacy'],
  [/^openlm\/models\/.*\.json$/, 'open-lm-model'],
  [/^openlm\/evaluation_.*\.json$/, 'open-lm-eval'],
  [/^(?:leaderboard_csv|wandb_wide_export)\/.*\.csv$/, 'wide-table'],
  [/^eee\/.*\.json$/, 'every-eval-ever'],
  [/^helm\/.*\/stats\.json$/, 'helm-stats'],
  [/^helm\/.*\/run_spec\.json$/, 'helm-run-spec'],
  [/^inspect\//, 'inspect'],
];

/** Files that a harness writes beside its results, with one entry an item. */
const companions = /^(?:helm\/.*\/(?:per_instance_stats|scenario)\.json|eee\/.*_samples\.jsonl)$/;

describe.skipIf(!existsSync(folder))('every real file (needs SCALING_GUARD_DATA)', () => {
  const rows = existsSync(folder) ? formatRows(folder) : [];

  it('is recognised as what it is', () => {
    expect(rows.length).toBeGreaterThan(60);
    const seen = rows.map(({ file, format, isCompanion }) => ({ file, format, isCompanion }));
    expect(seen).toEqual(
      rows.map(({ file }) => ({
        file,
        format: formatsByPath.find(([path]) => path.test(file))?.[1] ?? null,
        isCompanion: companions.test(file),
      })),
    );
  });

  it('that is no eval result is named as such, never skipped', () => {
    const silent = rows.filter(
      ({ format, isCompanion, reasons }) => format === null && !isCompanion && reasons.length === 0,
    );
    expect(silent).toEqual([]);
  });

  it('that is read gives scores or the facts of a run, or says why it does not', () => {
    const empty = rows.filter(
      ({ format, records, runs, reasons }) =>
        format !== null && records === 0 && runs === 0 && reasons.length === 0,
    );
    expect(empty).toEqual([]);
  });
});
