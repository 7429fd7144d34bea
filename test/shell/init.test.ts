import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
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

const schemas = ['config', 'runs', 'tasks', 'plan'].map(
  (name) => `.github/scaling-guard-schemas/${name}.v1.json`,
);

describe('init', () => {
  it('drafts a project on which check runs', async () => {
    const folder = temporaryFolder(evidenceOnly);
    const { status, stdout } = await runCommand(['init', folder]);
    expect(status).toBe(0);
    expect(stdout).toBe([...drafted, ...schemas].map((path) => `wrote  ${path}\n`).join(''));
    const check = await runCommand(['check', folder, '--format', 'json', '--resamples', '0']);
    const report = JSON.parse(check.stdout);
    expect(check.status).toBe(0);
    expect(report.mode).toBe('advise');
    expect(report.problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    expect(report.claims).toHaveLength(1);
    expect(report.claims[0].forecast).not.toBeNull();
  });

  it('names for editors a schema that is there, and that takes what was drafted', async () => {
    const folder = temporaryFolder(evidenceOnly);
    await runCommand(['init', folder]);
    const checked = drafted
      .filter((path) => !path.includes('workflows'))
      .map((path) => {
        const text = readFileSync(join(folder, path), 'utf8');
        const address = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? '';
        const schema = JSON.parse(readFileSync(join(folder, dirname(path), address), 'utf8'));
        const takes = new Ajv2020({ strict: false }).compile(schema);
        expect(takes(parse(text)), `${path}: ${JSON.stringify(takes.errors)}`).toBe(true);
        return address;
      });
    expect(new Set(checked).size).toBe(4);
    // They are no evidence, so that a second look reads the same.
    const check = await runCommand(['check', folder, '--format', 'json', '--resamples', '0']);
    expect(JSON.parse(check.stdout).inputs.rejected).toBe(0);
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
