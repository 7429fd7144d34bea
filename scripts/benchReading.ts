/**
 * `npx tsx scripts/benchReading.ts [--files 10000]`: as many results of lm-evaluation-harness (200 KB each), read, validated and
 * joined in one pass, beside JSON.parse of the same bytes.
 *
 * `npx tsx scripts/benchReading.ts --rows 1000000`: tidy tables of a hundredth, a tenth and all of as many rows, read, validated,
 * joined and looked over by the integrity checks.
 *
 * Each measurement is a process of its own; MB are 10⁶ bytes.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { defaultConfiguration } from '../src/core/configuration/defaultConfiguration.ts';
import { checkIntegrity } from '../src/core/integrity/checkIntegrity.ts';
import { integrityEvidence } from '../src/core/integrity/integrityEvidence.ts';
import { gatherEvidence } from '../src/core/pipeline/gatherEvidence.ts';
import { folderWorkspace } from '../src/shell/folderWorkspace.ts';
import { manyResults } from './manyResults.ts';
import { manyRows } from './manyRows.ts';

type Work = 'read' | 'check' | 'parse';

const works: readonly Work[] = ['read', 'check', 'parse'];

interface Measurement {
  readonly seconds: number;
  readonly processor: number;
  readonly peak: number;
  readonly found: string;
}

const work = (what: Work, folder: string): string => {
  if (what !== 'parse') {
    const evidence = gatherEvidence(folderWorkspace(folder), defaultConfiguration());
    const { records, runs, problems } = evidence;
    const found = `${records.length} scores of ${runs.size} runs, ${problems.length} problems`;
    if (what === 'read') return found;
    return `${found}, ${checkIntegrity(integrityEvidence(evidence)).problems.length} findings`;
  }
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  );
  for (const name of names) JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  return `${names.length} files`;
};

/** The same in a process of its own, so that neither's memory counts for the other. */
const measure = (what: Work, folder: string): Measurement => {
  const arguments_ = ['--import', 'tsx', fileURLToPath(import.meta.url), '--work', what, '--folder', folder];
  const { stdout, stderr } = spawnSync(process.execPath, arguments_, { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Measurement;
};

/** Prints MB a second, processor time and memory for as many files. */
export const benchReading = (files: number): void => {
  const folder = mkdtempSync(path.join(tmpdir(), 'scaling-guard-results-'));
  try {
    const bytes = manyResults(folder, files);
    console.log(
      `Reading ${files} results of lm-eval, ${Math.round(bytes / 1e6)} MB (load ${loadavg()[0]?.toFixed(1)}):`,
    );
    for (const what of ['parse', 'read'] as const) {
      const { seconds, processor, peak, found } = measure(what, folder);
      const label = what === 'read' ? 'read, validated and joined' : 'JSON.parse alone';
      console.log(
        `  ${label}: ${(bytes / 1e6 / seconds).toFixed(0)} MB/s (${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of the ` +
          `processor: ${(bytes / 1e6 / processor).toFixed(0)} MB/s), peak ${Math.round(peak)} MB; ${found}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Prints time and memory for a hundredth, a tenth and all of as many tidy rows. */
const benchRows = (rows: number): void => {
  console.log(`Tidy rows, read, validated, joined and checked (load ${loadavg()[0]?.toFixed(1)}):`);
  for (const some of [rows / 100, rows / 10, rows]) {
    const folder = mkdtempSync(path.join(tmpdir(), 'scaling-guard-rows-'));
    try {
      const bytes = manyRows(folder, some);
      const { seconds, processor, peak, found } = measure('check', folder);
      console.log(
        `  ${some} rows, ${(bytes / 1e6).toFixed(1)} MB: ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of the processor, ` +
          `${((1e6 * processor) / some).toFixed(1)} µs a row), peak ${Math.round(peak)} MB; ${found}`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
};

const isMain = process.argv[1] === fileURLToPath(import.meta.url);
if (isMain) {
  const { values } = parseArgs({
    options: {
      files: { type: 'string', default: '10000' },
      rows: { type: 'string' },
      work: { type: 'string' },
      folder: { type: 'string' },
    },
  });
  const asked = works.find((one) => one === values.work);
  if (values.rows !== undefined) benchRows(Number(values.rows));
  else if (asked === undefined || values.folder === undefined) benchReading(Number(values.files));
  else {
    const started = performance.now();
    const before = process.cpuUsage();
    const found = work(asked, values.folder);
    const { user, system } = process.cpuUsage(before);
    const seconds = (performance.now() - started) / 1000;
    const peak = process.resourceUsage().maxRSS / 1000;
    console.log(
      JSON.stringify({ seconds, processor: (user + system) / 1e6, peak, found } satisfies Measurement),
    );
  }
}
