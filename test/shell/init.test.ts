import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from './runCommand.ts';
import { evidenceOnly } from './smallLab.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const drafted = [
  '.github/scaling-guard.yml',
  'evals/runs.yml',
  'evals/tasks.yml',
  'plans/draft.yml',
  '.github/workflows/scaling-guard.yml',
];

describe('init', () => {
  it('drafts a project on which check runs', async () => {
    const folder = temporaryFolder(evidenceOnly);
    const { status, stdout } = await runCommand(['init', folder]);
    expect(status).toBe(0);
    expect(stdout).toBe(drafted.map((path) => `wrote  ${path}\n`).join(''));
    const check = await runCommand(['check', folder, '--format', 'json', '--resamples', '0']);
    const report = JSON.parse(check.stdout);
    expect(check.status).toBe(0);
    expect(report.mode).toBe('advise');
    expect(report.problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    expect(report.claims).toHaveLength(1);
    expect(report.claims[0].forecast).not.toBeNull();
  });

  it('never overwrites without --force', async () => {
    const folder = temporaryFolder({ ...evidenceOnly, 'evals/runs.yml': 'mine' });
    const first = await runCommand(['init', folder]);
    expect(first.stdout).toContain('kept  evals/runs.yml  (it exists; --force overwrites)');
    expect(first.stdout).toContain('wrote  plans/draft.yml');
    expect(readFileSync(join(folder, 'evals/runs.yml'), 'utf8')).toBe('mine');
    expect((await runCommand(['init', folder, '--force'])).stdout).toContain('wrote  evals/runs.yml');
    expect(readFileSync(join(folder, 'evals/runs.yml'), 'utf8')).toContain('id: run-00');
  });

  it('writes nothing in a dry run, and shows everything', async () => {
    const folder = temporaryFolder(evidenceOnly);
    const { stdout } = await runCommand(['init', folder, '--dry-run']);
    for (const path of drafted) {
      expect(stdout).toContain(`--- ${path}\n# yaml-language-server: $schema=`);
      expect(existsSync(join(folder, path))).toBe(false);
    }
  });

  it('has nothing to draft from without evidence, and says what it met', async () => {
    const folder = temporaryFolder({ 'evals/broken.json': '{"results": ' });
    const { status, stderr } = await runCommand(['init', folder]);
    expect(status).toBe(2);
    expect(stderr).toContain('evals/broken.json: ');
    expect(stderr).toContain('No eval result was found');
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });

  it('says when a file cannot be written', async () => {
    const folder = temporaryFolder(evidenceOnly);
    writeFileSync(join(folder, 'plans'), 'a file where a folder is needed');
    const { status, stderr } = await runCommand(['init', folder]);
    expect(status).toBe(2);
    expect(stderr).toContain('"plans/draft.yml" cannot be written');
    rmSync(join(folder, 'plans'));
  });
});
