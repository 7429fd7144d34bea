/**
 * `npx tsx scripts/measure/benchReading.ts [--files 10000]`: as many results of lm-evaluation-harness (200 KB each), read, validated and
 * joined in one pass, beside JSON.parse of the same bytes.
 *
 * `npx tsx scripts/measure/benchReading.ts --rows 1000000`: tidy tables of a hundredth, a tenth and all of as many rows, read, validated,
 * joined and looked over by the integrity checks.
 *
 * Each measurement is a process of its own; MB are 10⁶ bytes.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { manyResults } from './manyResults.ts';
import { manyRows } from './manyRows.ts';
import type { ReadingMeasurement, ReadingWork } from './readingWork.ts';

/** The work as one file without a compiler in it, as it ships: tsx wraps every function for its name, which costs a fifth. */
const bundled = (folder: string): string => {
  const outfile = path.join(folder, 'readingWork.mjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('readingWork.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    loader: { '.schema.json': 'text' },
    logLevel: 'warning',
  });
  return outfile;
};

/** The work in a process of its own, so that neither's memory counts for the other. */
const measure = (what: ReadingWork, folder: string): ReadingMeasurement => {
  const program = mkdtempSync(path.join(tmpdir(), 'scaling-guard-work-'));
  try {
    const { stdout, stderr } = spawnSync(process.execPath, [bundled(program), what, folder], {
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as ReadingMeasurement;
  } finally {
    rmSync(program, { recursive: true });
  }
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
    },
  });
  if (values.rows === undefined) benchReading(Number(values.files));
  else benchRows(Number(values.rows));
}
