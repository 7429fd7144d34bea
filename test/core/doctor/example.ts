import type { Severity } from '../../../src/core/problems/problem.ts';
import { type Files, soundRepository, withWorkflow, workflowAt } from './soundRepository.ts';

export interface Example {
  readonly files: Files;
  readonly severity: Severity;
  /** `file: the line that is pointed at`; the file alone where no line is known; null without a file. */
  readonly at: string | null;
}

/** An example that fires at a line of the sound workflow, given by what stands there. */
export const fires = (severity: Severity, line: string, files: Files): Example =>
  firesAt(severity, `${workflowAt}: ${line}`, files);

export const firesAt = (severity: Severity, at: string | null, files: Files): Example => ({
  severity,
  at,
  files,
});

export const sound = soundRepository[workflowAt] ?? '';

export const checkoutStep = '- uses: actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0';

export const onJob = (line: string): Files => withWorkflow(['    runs-on', `    ${line}\n    runs-on`]);
export const step = '      - uses: acme/scaling-guard@';
export const onStep = (line: string): Files => withWorkflow([/(# v1\.2\.3)/, `# v1.2.3\n        ${line}`]);
export const before = (job: string): Files =>
  withWorkflow(
    ['jobs:\n', `jobs:\n${job}`],
    [
      '    runs-on: ubuntu-latest\n    timeout',
      '    needs: prepare\n    runs-on: ubuntu-latest\n    timeout',
    ],
  );
export const prepare = '  prepare:\n    runs-on: ubuntu-latest\n    steps: [{ run: "true" }]\n';

/** A workflow that calls the sound one, with what stands on the job that calls. */
export const calling = (job: string): Files => ({
  ...withWorkflow([/on:\n(?: {2}.*\n)+/, 'on:\n  workflow_call:\n']),
  '.github/workflows/call.yml': `name: call\non: { pull_request: , merge_group: }\njobs:\n  outer:\n${job}    uses: ./${workflowAt}\n`,
});
export const granted = '    permissions: { contents: read, pull-requests: write }\n';

/** For a check: where it fires, and where it stays quiet though it might not. */
export interface Examples {
  readonly fires: readonly Example[];
  readonly quiet: readonly Files[];
}
