/**
 * Draws the HTML report of a folder as pictures, to be looked at: both colour schemes, one task, print.
 * `npx tsx scripts/reportScreenshots.ts [FOLDER] [OUT]`; without a folder, of `examples/lab`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check } from '../src/core/check.ts';
import { configAt } from '../src/core/configuration/configPlaces.ts';
import { htmlRenderer } from '../src/core/renderers/htmlRenderer.ts';
import { checkDefaults } from '../src/shell/checkDefaults.ts';
import { folderWorkspace } from '../src/shell/folderWorkspace.ts';
import { pageCodeOf } from '../src/shell/pageCode.ts';
import { openBrowser } from '../test/page/openBrowser.ts';
import { bundlePage } from './bundlePage.ts';

const [folder = 'examples/lab', out = '/tmp/scaling-guard-screenshots'] = process.argv.slice(2);
const outcome = check({
  workspace: folderWorkspace(resolve(folder)),
  configPath: configAt,
  asOf: '2026-11-26',
  seed: checkDefaults.seed,
  resamples: 0,
  toolVersion: '0.1.0',
});
if (outcome.kind === 'config-error') throw new Error(outcome.problems[0]?.message);
const { script, style } = await bundlePage();
const code = pageCodeOf(script, style);
const page = htmlRenderer.render(outcome.report, { width: 80, colour: false, pageCode: () => code });
mkdirSync(out, { recursive: true });
const file = join(out, 'report.html');
writeFileSync(file, page);

const opened = await openBrowser();
if (opened.kind === 'none') throw new Error(opened.reason);
const { browser } = opened;
const claimed = outcome.report.claims.find(({ forecast }) => forecast !== null)?.task ?? '';
const task = `#task=${encodeURIComponent(claimed)}`;
const shots = [
  { name: 'light', scheme: 'light', width: 1200, height: 900, hash: '' },
  { name: 'dark', scheme: 'dark', width: 1200, height: 900, hash: '' },
  { name: 'task-light', scheme: 'light', width: 1200, height: 1100, hash: task },
  { name: 'task-dark', scheme: 'dark', width: 1200, height: 1100, hash: task },
  { name: 'narrow', scheme: 'light', width: 400, height: 1400, hash: task },
] as const;
for (const { name, scheme, width, height, hash } of shots) {
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  await tab.goto(`${pathToFileURL(file)}${hash}`);
  await tab.waitForTimeout(400);
  await tab.screenshot({ path: join(out, `${name}.png`) });
  await tab.close();
}
const paper = await browser.newPage({ viewport: { width: 794, height: 1123 } });
await paper.goto(`${pathToFileURL(file)}`);
await paper.emulateMedia({ media: 'print' });
await paper.waitForTimeout(1500);
await paper.screenshot({
  path: join(out, 'print.png'),
  fullPage: true,
  clip: { x: 0, y: 0, width: 794, height: 3200 },
});
await browser.close();
console.log(`${out}: ${shots.map(({ name }) => `${name}.png`).join(', ')}, print.png`);
