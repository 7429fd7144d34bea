/**
 * `npx tsx scripts/measure/fuzzFormats.ts [--cases 100000] [--seed 1]`: folders of artifacts by a grammar of each format, and by
 * mutation of the scenarios' files, read and joined. Prints what was read, the slowest case and the memory, and ends with 1
 * where a promise of the readers was broken; then with the smallest case that breaks it.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type FuzzCase, fuzzCase } from '../../test/support/properties/fuzzCase.ts';
import { judgeCase } from '../../test/support/properties/judgeCase.ts';

/** Most time of the processor that one case may take, its three readings together: what other work on the machine takes is no hang. */
const MOST_MILLISECONDS = 1000;

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});

const counts = { cases: 0, files: 0, records: 0, problems: 0 };
const formats = new Map<string, number>();
let slowest = 0;
let peak = 0;

const judge = (one: FuzzCase): void => {
  const started = process.cpuUsage();
  const { violations, records, problems, formats: met } = judgeCase(one);
  const { user, system } = process.cpuUsage(started);
  const taken = (user + system) / 1000;
  counts.cases += 1;
  counts.files += met.length;
  counts.records += records;
  counts.problems += problems;
  for (const format of met) formats.set(format, (formats.get(format) ?? 0) + 1);
  slowest = Math.max(slowest, taken);
  if (counts.cases % 1000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  if (counts.cases % 10_000 === 0) console.error(`${counts.cases} cases, slowest ${Math.round(slowest)} ms`);
  const slow = taken > MOST_MILLISECONDS ? [`it took ${Math.round(taken)} ms`] : [];
  const [first] = [...violations, ...slow];
  if (first !== undefined) throw new Error(first);
};

const show = ({ files, ...rest }: FuzzCase): string =>
  [
    JSON.stringify(rest),
    ...files.map(
      ({ folder, name, bytes }) => `--- ${folder}/${name}\n${new TextDecoder().decode(bytes).slice(0, 3000)}`,
    ),
  ].join('\n');

const outcome = fc.check(fc.property(fuzzCase, judge), {
  seed: Number(values.seed),
  numRuns: Number(values.cases),
});
console.log(
  `${counts.cases} cases with seed ${values.seed}: ${counts.files} files, ${counts.records} records, ${counts.problems} problems; ` +
    `slowest case ${Math.round(slowest)} ms, most memory ${Math.round(peak / 1e6)} MB`,
);
for (const [format, count] of [...formats].sort()) console.log(`  ${format}: ${count} files`);
if (outcome.failed) {
  const [smallest] = outcome.counterexample ?? [];
  const reason = outcome.errorInstance;
  console.log(
    `BROKEN after ${outcome.numRuns} cases: ${reason instanceof Error ? reason.stack : String(reason)}`,
  );
  if (smallest !== undefined) console.log(show(smallest));
  process.exitCode = 1;
}
