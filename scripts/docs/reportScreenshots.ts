/**
 * Draws an HTML report as pictures, to be looked at: both colour schemes, one task, a narrow window, print.
 * `npx tsx scripts/docs/reportScreenshots.ts [FOLDER or REPORT.json] [OUT]`; without either, of `examples/lab`.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/core/report/report.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';
import { openBrowser } from '../../test/support/page/openBrowser.ts';
import { pageOf, reportOf } from '../../test/support/page/reportPage.ts';

const [source = 'examples/lab', out = '/tmp/scaling-guard-screenshots'] = process.argv.slice(2);
const report = source.endsWith('.json')
  ? (JSON.parse(readFileSync(source, 'utf8')) as Report)
  : reportOf(folderWorkspace(source));
const address = pageOf(report);
mkdirSync(out, { recursive: true });

const opened = await openBrowser();
if (opened.kind === 'none') throw new Error(opened.reason);
const { browser } = opened;
const claimed =
  report.claims.find(({ forecast, band }) => forecast !== null && band.length > 0) ?? report.claims[0];
const task = `#task=${encodeURIComponent(claimed?.task ?? '')}`;
const desk = { width: 1200, height: 1300 };
const phone = { width: 390, height: 1600 };
const shots = [
  { name: 'light', scheme: 'light', size: desk, hash: '' },
  { name: 'dark', scheme: 'dark', size: desk, hash: '' },
  { name: 'task-light', scheme: 'light', size: desk, hash: task },
  { name: 'task-dark', scheme: 'dark', size: desk, hash: task },
  { name: 'phone', scheme: 'light', size: phone, hash: '' },
  { name: 'phone-task', scheme: 'light', size: phone, hash: task },
] as const;
for (const { name, scheme, size, hash } of shots) {
  const tab = await browser.newPage({ viewport: size, colorScheme: scheme });
  await tab.goto(`${address}${hash}`);
  await tab.locator('header h1').waitFor();
  await tab.waitForTimeout(400);
  await tab.screenshot({ path: join(out, `${name}.png`) });
  await tab.close();
}
const paper = await browser.newPage({ viewport: { width: 794, height: 1123 } });
await paper.goto(address);
await paper.emulateMedia({ media: 'print' });
await paper.locator('.body.empty').first().waitFor({ state: 'detached' });
await paper.pdf({ path: join(out, 'print.pdf'), format: 'A4', printBackground: false });
await paper.screenshot({
  path: join(out, 'print.png'),
  fullPage: true,
  clip: { x: 0, y: 0, width: 794, height: 3200 },
});
await browser.close();
console.log(`${out}: ${shots.map(({ name }) => `${name}.png`).join(', ')}, print.png, print.pdf`);
