import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { error, getInput, notice, setOutput, warning } from '@actions/core';
import { context } from '@actions/github';
import { htmlRenderer } from '../../core/renderers/htmlRenderer.ts';
import { jsonRenderer } from '../../core/renderers/jsonRenderer.ts';
import { piecesOf } from '../../core/renderers/piecesOf.ts';
import { sarifRenderer } from '../../core/renderers/sarifRenderer.ts';
import { pageCode } from '../pageCode.ts';
import { rulePages } from '../rulePages.ts';
import { writePieces } from '../writePieces.ts';
import type { ActionEnvironment, Annotation } from './actionEnvironment.ts';
import { folderPrefix } from './folderPrefix.ts';
import { artifactName } from './instanceName.ts';
import { printLog } from './printLog.ts';

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
    const instance = { name: artifactName(report.tool.name, config, folder), folder: folderPrefix(folder) };
    const failures: unknown[] = [];
    const keep = (extension: string, render: () => Iterable<string>): string | null => {
      const path = pathOf(extension);
      try {
        writePieces(path, render());
        return path;
      } catch (error) {
        failures.push(error);
        return null;
      }
    };
    const json = keep('json', () => piecesOf(jsonRenderer, report, plain));
    const html = keep('html', () => piecesOf(htmlRenderer, report, { ...plain, pageCode }));
    const sarif = keep('sarif', () => piecesOf(sarifRenderer, report, { ...plain, rulePages, instance }));
    return { json, html, sarif, failures };
  },
  summarise(markdown) {
    const path = process.env.GITHUB_STEP_SUMMARY;
    if (!path) return 'none';
    appendFileSync(path, markdown);
    return 'written';
  },
  output: (name, value) => setOutput(name, value),
  annotate,
  log: printLog,
  pause: (milliseconds) => setTimeout(milliseconds),
});
