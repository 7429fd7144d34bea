/**
 * What an irreducible loss is worth on the runs of Gadre et al. (2024): the scatter of power laws with and without it.
 *
 *   SCALING_GUARD_DATA=folder npx tsx scripts/measure/upstreamOffsets.ts
 *
 * Puts the table into docs/upstream.md, with the built command; `npm run docs` then fills in the sentences that speak of it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from '../../src/core/report/report.ts';
import { gadreFolder } from '../../test/support/trends/gadreCurves.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'upstream-offsets-'));
cpSync(gadreFolder, path.join(folder, 'evals'), { recursive: true });
mkdirSync(path.join(folder, '.github'));
writeFileSync(
  path.join(folder, '.github', 'scaling-guard.yml'),
  'version: 1\nevidence: [{ files: "evals/**/*.json" }]\nscale: { axis: "loss:c4_val" }\nfactors: [pretraining_corpus]\n',
);
const { stdout } = spawnSync('node', [path.resolve('dist/cli.js'), 'check', '.', '--format', 'json'], {
  cwd: folder,
  encoding: 'utf8',
  maxBuffer: 1e9,
});
rmSync(folder, { recursive: true });
const { upstream } = JSON.parse(stdout) as Report;
const rows = upstream.flatMap(({ factors, corpus, law, residualSd, runs }) => {
  const bent = upstream.find(
    (other) =>
      other.law === `${law}-with-offset` &&
      other.corpus === corpus &&
      other.factors.pretraining_corpus === factors.pretraining_corpus,
  );
  if (bent === undefined) return [];
  const numbers = [
    residualSd.toFixed(3),
    bent.residualSd.toFixed(3),
    (residualSd / bent.residualSd).toFixed(1),
  ];
  return [[`\`${law}\``, factors.pretraining_corpus ?? '', String(runs), ...numbers]];
});
writeSection(
  'docs/upstream.md',
  'offsets',
  markdownTable(['law', 'corpus', 'runs', 'scatter without E', 'with E', 'ratio'], rows),
);
