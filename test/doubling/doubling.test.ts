import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Measured {
  readonly name: string;
  readonly exponent: number;
  readonly work: readonly number[];
}

/**
 * The work may grow by so much more than the list: sorting adds a logarithm, and a search for the best fit takes now a step more, now
 * one less. What grows with the square has 2.
 */
const MOST = 1.3;

it('costs no more than in proportion to any list that a file can hold', { timeout: 300_000 }, () => {
  const script = fileURLToPath(new URL('measure.ts', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line !== '');
  const measured = lines.map((line) => JSON.parse(line) as Measured);
  expect(measured.length, stderr).toBeGreaterThan(30);
  const grown = measured.filter(
    ({ exponent, work }) => exponent > MOST && (work[2] ?? 0) > 2 * (work[0] ?? 0),
  );
  expect(grown.map(({ name, exponent }) => `${name}: ${exponent}`)).toEqual([]);
});
