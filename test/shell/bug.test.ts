import { expect, it, vi } from 'vitest';
import { runCommand } from './runCommand.ts';
import { evidenceOnly } from './smallLab.ts';
import { temporaryFolder } from './temporaryFolder.ts';

vi.mock('../../src/core/check.ts', () => ({
  check: () => {
    throw new TypeError('the impossible happened');
  },
}));

it('calls a bug a bug: status 3, a request to report, and the stack only when asked', async () => {
  const folder = temporaryFolder(evidenceOnly);
  const short = await runCommand(['check', folder]);
  expect(short.status).toBe(3);
  expect(short.stdout).toBe('');
  expect(short.stderr).toContain('the impossible happened');
  expect(short.stderr).toContain('Please report this');
  expect(short.stderr).not.toContain('bug.test.ts');
  expect((await runCommand(['check', folder, '--debug'])).stderr).toContain('bug.test.ts');
  expect((await runCommand(['check', folder], { env: { SCALING_GUARD_DEBUG: '1' } })).stderr).toContain(
    'bug.test.ts',
  );
});
