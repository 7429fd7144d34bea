/** What `benchReading.ts` measures, as a program: `read`, `check` or `parse` and a folder. It prints one measurement as JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultConfiguration } from '../../src/core/configuration/defaultConfiguration.ts';
import { checkIntegrity } from '../../src/core/integrity/checkIntegrity.ts';
import { integrityEvidence } from '../../src/core/integrity/integrityEvidence.ts';
import { gatherEvidence } from '../../src/core/pipeline/gatherEvidence.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';

export type ReadingWork = 'read' | 'check' | 'parse';

const works: readonly ReadingWork[] = ['read', 'check', 'parse'];

export interface ReadingMeasurement {
  readonly seconds: number;
  readonly processor: number;
  readonly peak: number;
  readonly found: string;
}

const work = (what: ReadingWork, folder: string): string => {
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

const [, , asked, folder] = process.argv;
const what = works.find((one) => one === asked);
if (what === undefined || folder === undefined) throw new Error('Say what to do, and in which folder.');
const started = performance.now();
const before = process.cpuUsage();
const found = work(what, folder);
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - started) / 1000;
const peak = process.resourceUsage().maxRSS / 1000;
console.log(
  JSON.stringify({ seconds, processor: (user + system) / 1e6, peak, found } satisfies ReadingMeasurement),
);
