import { describe, expect, it } from 'vitest';
import { soundRepository, withFiles, withWorkflow, workflowAt } from '../core/doctor/soundRepository.ts';
import { runCommand } from './runCommand.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe('doctor', () => {
  it('names what it looked at, the check to require and the settings to look up, where all is well', async () => {
    const { status, stdout, stderr } = await runCommand(['doctor', temporaryFolder(soundRepository)]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Looked at ${workflowAt}, .github/CODEOWNERS, .github/scaling-guard.yml.`);
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'gives the check `scaling-guard` on pull_request, merge_group',
    );
    expect(stdout).toContain('Nothing found.');
    expect(stdout).toContain('by hand');
    expect(stdout).toMatch(/Require status checks to pass:\s+`scaling-guard`/);
  });

  it('exits with 1 on an error, and says file, line, consequence, remedy and page', async () => {
    const folder = temporaryFolder(withWorkflow(['    runs-on', "    if: github.actor != 'x'\n    runs-on"]));
    const { status, stdout } = await runCommand(['doctor', folder]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^error {2}\.github\/workflows\/scaling-guard\.yml:\d+ {2}conditional-job$/m);
    expect(stdout).toContain('Leads to: GitHub counts a skipped job as passed');
    expect(stdout).toContain('Write instead:\n      jobs:');
    expect(stdout).toContain('More: docs/doctor.md#conditional-job');
    expect(stdout).toContain('1 error.');
  });

  it('does not fail on warnings and notices', async () => {
    const folder = temporaryFolder(withFiles({ '.github/CODEOWNERS': null }));
    const { status, stdout } = await runCommand(['doctor', folder]);
    expect(status).toBe(0);
    expect(stdout).toContain('1 warning.');
  });

  it('finds that nothing runs it in an empty folder', async () => {
    const { status, stdout } = await runCommand(['doctor', temporaryFolder({})]);
    expect(status).toBe(1);
    expect(stdout).toContain('error  (no file)  no-guard');
  });

  it('says the same as JSON', async () => {
    const folder = temporaryFolder(withWorkflow(['    runs-on', '    continue-on-error: true\n    runs-on']));
    const { status, stdout } = await runCommand(['doctor', '--format', 'json'], { cwd: folder });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      guards: [{ file: workflowAt, checkName: 'scaling-guard', role: 'gate' }],
      findings: [{ check: 'failure-ignored', severity: 'error', file: workflowAt, line: expect.any(Number) }],
    });
  });

  it('shows no control character of a workflow', async () => {
    const folder = temporaryFolder(
      withWorkflow(['    name: scaling-guard', '    name: "x\\e[31m ${{ 1 }}"']),
    );
    expect((await runCommand(['doctor', folder])).stdout).not.toContain('\u001b');
  });

  it('has status 2 for a wrong flag or folder', async () => {
    expect(await runCommand(['doctor', '--format', 'xml'])).toMatchObject({ status: 2, stdout: '' });
    expect((await runCommand(['doctor', `${temporaryFolder({})}/none`])).stderr).toContain(
      'There is no folder',
    );
  });
});
