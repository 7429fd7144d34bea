import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundlePage } from '../../../scripts/build/bundlePage.ts';
import { check } from '../../../src/core/check.ts';
import { configAt } from '../../../src/core/configuration/configPlaces.ts';
import type { Workspace } from '../../../src/core/documents/workspace/workspace.ts';
import { htmlRenderer } from '../../../src/core/renderers/htmlRenderer.ts';
import type { Report } from '../../../src/core/report/report.ts';
import { folderWorkspace } from '../../../src/shell/folderWorkspace.ts';
import { pageCodeOf } from '../../../src/shell/pageCode.ts';
import { madeOnce } from '../../page/madeOnce.ts';

const { script, style } = await bundlePage();
const code = pageCodeOf(script, style);

export const htmlOf = (report: Report): string =>
  htmlRenderer.render(report, { width: 80, colour: false, pageCode: () => code });

const folder = mkdtempSync(join(tmpdir(), 'scaling-guard-page-'));
let written = 0;

/** The page of a report as a file; its address. */
export const pageOf = (report: Report): string => {
  written += 1;
  const file = join(folder, `${written}.html`);
  writeFileSync(file, htmlOf(report));
  return pathToFileURL(file).href;
};

/** The report of a workspace, without stabilities. */
export const reportOf = (workspace: Workspace): Report => {
  const outcome = check({
    workspace,
    configPath: configAt,
    asOf: '2026-11-26',
    seed: 1,
    resamples: 0,
    toolVersion: '0.1.0',
  });
  if (outcome.kind === 'config-error')
    throw new Error(outcome.problems.map(({ message }) => message).join('; '));
  return outcome.report;
};

export const labReport = madeOnce((): Report => reportOf(folderWorkspace('examples/lab')));
