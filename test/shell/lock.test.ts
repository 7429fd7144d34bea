import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from './runCommand.ts';
import { evidenceOnly, failingLab } from './smallLab.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const findings = async (folder: string): Promise<readonly string[]> => {
  const { stdout } = await runCommand(['check', folder, '--format', 'json', '--resamples', '0']);
  const { findings: all } = JSON.parse(stdout) as { findings: readonly { rule: string }[] };
  return all.map(({ rule }) => rule).filter((rule) => rule.startsWith('SG5'));
};

describe('lock', () => {
  it('writes a lock beside each plan, which the next check reads and has nothing to say about', async () => {
    const folder = temporaryFolder(failingLab());
    const { status, stdout } = await runCommand(['lock', folder]);
    expect(status).toBe(0);
    const path = stdout.replace('wrote', '').trim();
    expect(path).toMatch(/^plans\/.+\.lock\.json$/);
    const lock = JSON.parse(readFileSync(join(folder, path), 'utf8')) as { locked: string };
    expect(lock.locked).toBe('2026-11-22');
    expect(await findings(folder)).toEqual([]);
  });

  it('lets the next check name a claim that was edited since', async () => {
    const folder = temporaryFolder(failingLab());
    const { stdout } = await runCommand(['lock', folder]);
    const plan = join(folder, stdout.replace('wrote', '').trim().replace('.lock.json', '.yml'));
    writeFileSync(plan, readFileSync(plan, 'utf8').replace(/expect: ".*"/, 'expect: ">= 0.01"'));
    expect(await findings(folder)).toEqual(['SG505']);
  });

  it('says so where there is no claim to lock', async () => {
    const { status, stderr } = await runCommand(['lock', temporaryFolder(evidenceOnly)]);
    expect(status).toBe(2);
    expect(stderr).toContain('nothing to lock');
  });

  it('does not lock by a config that cannot be used', async () => {
    const folder = temporaryFolder({ ...failingLab(), '.github/scaling-guard.yml': 'version: 2\n' });
    const { status, stderr } = await runCommand(['lock', folder]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('config cannot be used')]);
  });
});
