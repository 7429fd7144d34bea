import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { error, getInput, notice, setOutput, warning } from '@actions/core';
import { context } from '@actions/github';
import { htmlRenderer } from '../../core/renderers/htmlRenderer.ts';
import { sarifRenderer } from '../../core/renderers/sarifRenderer.ts';
import { pageCode } from '../pageCode.ts';
import { rulePages } from '../rulePages.ts';
import type { ActionEnvironment, Annotation } from './actionEnvironment.ts';
import { folderPrefix } from './folderPrefix.ts';
import { artifactName } from './instanceName.ts';

const annotate = ({ severity, title, message, file, line, column }: Annotation): void => {
  const place = {
    title,
    ...(file !== null && { file }),
    ...(file !== null && line !== null && { startLine: line }),
    ...(file !== null && line !== null && column !== null && { startColumn: column }),
  };
  // These escape what they print, so that no text can be a command of its own.
  if (severity === 'error') error(message, place);
  else if (severity === 'warning') warning(message, place);
  else notice(message, place);
};

/** The runner of a GitHub workflow as the action's environment. `judge` is what it does to the checkout. */
export const runnerEnvironment = (judge: ActionEnvironment['judge']): ActionEnvironment => ({
  input: (name) => getInput(name),
  eventName: context.eventName,
  eventPayload: context.payload,
  judge,
  sha: context.sha,
  async connect(token) {
    // Only where it is needed: the client takes longer to load than a small check takes to run.
    const { octokitApi } = await import('./api/octokitApi.ts');
    return octokitApi(token, context.repo);
  },
  async uploadArtifact(name, paths) {
    const { uploadArtifact } = await import('./uploadArtifact.ts');
    const id = await uploadArtifact(name, paths);
    const { serverUrl, repo, runId } = context;
    return id === null
      ? null
      : `${serverUrl}/${repo.owner}/${repo.repo}/actions/runs/${runId}/artifacts/${id}`;
  },
  keepReport(report, { config, folder }) {
    const parent = mkdtempSync(join(process.env.RUNNER_TEMP || tmpdir(), 'scaling-guard-'));
    const pathOf = (extension: string): string => join(parent, `report.${extension}`);
    const plain = { width: 80, colour: false } as const;
    const kept = { json: pathOf('json'), html: pathOf('html'), sarif: pathOf('sarif') };
    const instance = { name: artifactName(report.tool.name, config, folder), folder: folderPrefix(folder) };
    writeFileSync(kept.json, `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(kept.html, htmlRenderer.render(report, { ...plain, pageCode }));
    writeFileSync(kept.sarif, sarifRenderer.render(report, { ...plain, rulePages, instance }));
    return kept;
  },
  summarise(markdown) {
    const path = process.env.GITHUB_STEP_SUMMARY;
    if (!path) return false;
    appendFileSync(path, markdown);
    return true;
  },
  output: (name, value) => setOutput(name, value),
  annotate,
  log(text) {
    const token = randomUUID();
    process.stdout.write(`::stop-commands::${token}\n${text}\n::${token}::\n`);
  },
  pause: (milliseconds) => setTimeout(milliseconds),
});
