/**
 * Ratios, measured side by side in one run, since the milliseconds of one machine say little on another:
 *
 * - the laws' fits against scipy.optimize.curve_fit, on the same simulated curves, with the residual sums of both;
 * - the whole trend analysis against the same work in NumPy and SciPy, with the verdicts of both;
 * - `check` on a folder of evidence against JSON.parse of the same bytes (SCALING_GUARD_DATA);
 * - `check` of 414 claims on 96 simulated runs of 46 tasks against the same check without a claim;
 * - reading, validating and joining 1,000 results against JSON.parse of the same bytes (`scripts/measure/benchReading.ts` for 10,000);
 * - the start of the bundled command against the start of bare Node.
 *
 * What is not installed, not built or not there is named and left out.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from '../../src/core/stats/quantile.ts';
import { benchFits } from './benchFits.ts';
import { milliseconds, times } from './benchNumbers.ts';
import { benchReading } from './benchReading.ts';
import { benchTrends } from './benchTrends.ts';
import { manyClaims } from './manyClaims.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'scaling-guard-bench-'));
const command = path.resolve('dist/cli.js');

/** Wall time of a Node process, and its peak memory in MB, which it writes to its own descriptor 3 as it ends. */
const runNode = (args: readonly string[]): { readonly seconds: number; readonly peak: number } => {
  const atExit =
    "import {writeSync} from 'node:fs';import {isMainThread} from 'node:worker_threads';" +
    "if(isMainThread)process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))";
  const started = performance.now();
  const { output, error } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(atExit)}`, ...args],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  const seconds = (performance.now() - started) / 1000;
  // A check that blocks ends with 1, which is as good as any for a stopwatch; a crash leaves nothing on descriptor 3.
  if (error !== undefined || !output[3]) throw error ?? new Error(`${args.join(' ')} crashed`);
  return { seconds, peak: Number(output[3]) / 1024 };
};

const benchCheck = (): void => {
  const folder = process.env.SCALING_GUARD_DATA;
  console.log('Check of a folder of evidence (SCALING_GUARD_DATA):');
  if (folder === undefined || !existsSync(folder)) {
    console.log('  left out: set SCALING_GUARD_DATA to a folder that holds gadre2024, or to any evidence.');
    return;
  }
  if (!existsSync(command)) {
    console.log('  left out: dist/cli.js is not there; npm run build makes it.');
    return;
  }
  const evidence = existsSync(path.join(folder, 'gadre2024')) ? path.join(folder, 'gadre2024') : folder;
  const texts = readdirSync(evidence, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(path.join(evidence, name), 'utf8'));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const out = path.join(scratch, 'report.json');
  const checks: { readonly seconds: number; readonly peak: number }[] = [];
  const parses: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    checks.push(runNode([command, 'check', evidence, '--format', 'json', '--out', out]));
    const started = performance.now();
    for (const text of texts) JSON.parse(text);
    parses.push((performance.now() - started) / 1000);
  }
  const check = median(checks.map(({ seconds }) => seconds));
  const parse = median(parses);
  console.log(
    `  ${texts.length} JSON files, ${(bytes / 1e6).toFixed(1)} MB: check ${milliseconds(check)}, peak ` +
      `${Math.round(Math.max(...checks.map(({ peak }) => peak)))} MB; JSON.parse of the same bytes ${milliseconds(parse)} ` +
      `(median of ${checks.length}): ${times(check / parse)} as long`,
  );
};

const benchClaims = (): void => {
  console.log('Check of 414 claims on 96 simulated runs of 46 tasks:');
  if (!existsSync(command)) {
    console.log('  left out: dist/cli.js is not there; npm run build makes it.');
    return;
  }
  const lab = path.join(scratch, 'claims');
  const plans = path.join(lab, 'plans');
  const plan = manyClaims(lab);
  const checked = (): { readonly seconds: number; readonly peak: number } =>
    runNode([command, 'check', lab, '--format', 'json', '--out', path.join(scratch, 'claims.json')]);
  const bare: number[] = [];
  const claims: { readonly seconds: number; readonly peak: number }[] = [];
  for (let round = 0; round < 5; round += 1) {
    bare.push(checked().seconds);
    mkdirSync(plans);
    writeFileSync(path.join(plans, 'many.yml'), plan);
    claims.push(checked());
    rmSync(plans, { recursive: true });
  }
  const [with414, without] = [median(claims.map(({ seconds }) => seconds)), median(bare)];
  console.log(
    `  ${milliseconds(with414)}, peak ${Math.round(Math.max(...claims.map(({ peak }) => peak)))} MB; without a claim ` +
      `${milliseconds(without)} (median of ${bare.length}): ${times(with414 / without)} as long`,
  );
};

const benchStart = (): void => {
  console.log('Start of the command:');
  if (!existsSync(command)) {
    console.log('  left out: dist/cli.js is not there; npm run build makes it.');
    return;
  }
  const seconds = (args: readonly string[]): number => {
    const started = performance.now();
    spawnSync(process.execPath, args, { stdio: 'ignore' });
    return (performance.now() - started) / 1000;
  };
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    ours.push(seconds([command, '--version']));
    bare.push(seconds(['-e', '0']));
  }
  console.log(
    `  --version ${milliseconds(median(ours))}, bare Node ${milliseconds(median(bare))} ` +
      `(median of ${ours.length}): ${times(median(ours) / median(bare))} as long`,
  );
};

try {
  await benchFits(scratch);
  await benchTrends(scratch);
  benchCheck();
  benchClaims();
  benchReading(1000);
  benchStart();
} finally {
  rmSync(scratch, { recursive: true });
}
