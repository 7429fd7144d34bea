/** Runs everything that CI checks, in order of cost, and stops at the first failure. `npm test` is this. */
import { spawnSync } from 'node:child_process';

const steps: readonly (readonly [name: string, command: string])[] = [
  ['types', 'tsc --noEmit'],
  ['types of the page', 'tsc --noEmit -p src/page'],
  ['lint', 'biome check --error-on-warnings .'],
  ['architecture', 'tsx scripts/build/arch.ts'],
  ['unused code', 'knip'],
  ['validators are current', 'tsx scripts/build/generateValidators.ts --check'],
  ['docs are current', 'tsx scripts/docs/docs.ts --check'],
  ['dist is current', 'tsx scripts/build/build.ts --check'],
  ['tests', 'vitest run'],
];

for (const [name, command] of steps) {
  const started = Date.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (status !== 0) process.exit(1);
}
