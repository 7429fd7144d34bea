/**
 * Draws the pictures of the README: the comment as GitHub shows it, and the HTML report, of our own examples, in both colour schemes.
 * `npm run pictures`, then look at them. They are not part of any test but that they exist and are small: fonts differ from machine to machine.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Browser, Page } from 'playwright-core';
import { renderComment } from '../../src/core/renderers/renderComment.ts';
import type { Report } from '../../src/core/report/report.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';
import { openBrowser } from '../../test/support/page/openBrowser.ts';
import { pageOf, reportOf } from '../../test/support/page/reportPage.ts';

const folder = 'docs/pictures';
const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

/** Sharp on a screen of two pixels a point, and still far below what a README should weigh. */
const scale = 2;
const quality = 80;

/** Points below the last thing that a picture shows. */
const gap = 10;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const picture = async (tab: Page, name: string, clip: Box): Promise<void> => {
  const session = await tab.context().newCDPSession(tab);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality,
    clip: { ...clip, scale: 1 },
    captureBeyondViewport: true,
  });
  const file = `${folder}/${name}.webp`;
  const bytes = Buffer.from(data, 'base64');
  writeFileSync(file, bytes);
  console.log(
    `${file}: ${Math.round(clip.width)} × ${Math.round(clip.height)} points, ${(bytes.length / 1e3).toFixed(0)} kB`,
  );
};

const tabOf = (browser: Browser, scheme: Scheme, width: number): Promise<Page> =>
  browser.newPage({ viewport: { width, height: 1000 }, colorScheme: scheme, deviceScaleFactor: scale });

/** Where an element stands on the page. */
const boxOf = (tab: Page, selector: string): Promise<Box> =>
  tab.evaluate<Box>(`(({ x, y, width, height }) => ({ x: x + scrollX, y: y + scrollY, width, height }))(
    document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`);

const marker = '<!-- scaling-guard: main -->';

/** Signs that GitHub shows in colour, drawn: the machine may have no font for them. */
const signs: Readonly<Record<string, string>> = {
  '⛔': '<circle cx="10" cy="10" r="9" fill="#d1242f"/><rect x="4" y="8" width="12" height="4" rx="1" fill="#fff"/>',
  '✅': '<rect x="1" y="1" width="18" height="18" rx="4" fill="#2da44e"/><path d="M5 10.5l3.5 3.5L15 6.5" fill="none" stroke="#fff" stroke-width="2.5"/>',
  '❔': '<path d="M6 7a4 4 0 1 1 5.5 3.7c-1 .5-1.5 1-1.5 2.3" fill="none" stroke="#8c959f" stroke-width="3"/><circle cx="10" cy="17" r="1.8" fill="#8c959f"/>',
  '⚠️': '<path d="M10 1.5L19 18H1z" fill="#d4a72c"/><path d="M10 7v5.5M10 14v2" stroke="#1f2328" stroke-width="2"/>',
};

/** The comment as GitHub frames it. */
const commentPage = (report: Report): string => {
  const html = micromark(renderComment(report, { limitBytes: 60_000, marker }), {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  })
    .replace(
      /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
      '<pre class="mermaid">$1</pre>',
    )
    .replace(/⛔|✅|❔|⚠️/gu, (sign) => `<svg class="sign" viewBox="0 0 20 20">${signs[sign]}</svg>`);
  return `<!doctype html><html><head><meta charset="utf-8"><style>${readFileSync('scripts/docs/pictures.css', 'utf8')}</style></head><body>
<div class="comment"><div class="head"><b>github-actions</b><span class="bot">bot</span> commented <u>now</u></div>
<div class="body">${html}</div></div></body></html>`;
};

/** From the head of the comment to its first plot. */
const drawComment = async (browser: Browser, report: Report, scheme: Scheme): Promise<void> => {
  const tab = await tabOf(browser, scheme, 900);
  await tab.setContent(commentPage(report));
  await tab.addScriptTag({ path: 'node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js' });
  await tab.evaluate(
    `mermaid.initialize({ startOnLoad: false, theme: ${JSON.stringify(scheme === 'dark' ? 'dark' : 'default')} }); mermaid.run()`,
  );
  await tab.locator('.mermaid svg').nth(1).waitFor();
  const comment = await boxOf(tab, '.comment');
  const plot = await boxOf(tab, '.mermaid + p');
  await picture(tab, `comment-${scheme}`, { ...comment, height: plot.y + plot.height + gap - comment.y });
  await tab.close();
};

/** The section of a claim that is blocked, down to the end of its card. */
const drawReport = async (browser: Browser, report: Report, scheme: Scheme): Promise<void> => {
  const claim = report.claims.find(({ band, decision }) => band.length > 0 && decision === 'block');
  if (claim === undefined) throw new Error('no claim of the example is blocked on a plot');
  const tab = await tabOf(browser, scheme, 1000);
  await tab.goto(`${pageOf(report)}#task=${encodeURIComponent(claim.task)}`);
  const id = await tab
    .locator('section.task', { has: tab.locator('.claim') })
    .filter({ hasText: claim.id })
    .first()
    .getAttribute('id');
  await tab.locator(`#${id} .stage svg`).waitFor();
  await tab.evaluate('document.activeElement.blur()');
  const task = await boxOf(tab, `#${id}`);
  const card = await boxOf(tab, `#${id} .claim`);
  await picture(tab, `report-${scheme}`, { ...task, height: card.y + card.height + gap - task.y });
  await tab.close();
};

mkdirSync(folder, { recursive: true });
const opened = await openBrowser();
if (opened.kind === 'none') throw new Error(opened.reason);
const { browser } = opened;
const sixSizes = reportOf(folderWorkspace('examples/six-sizes'));
const lab = reportOf(folderWorkspace('examples/lab'));
for (const scheme of schemes) {
  await drawComment(browser, sixSizes, scheme);
  await drawReport(browser, lab, scheme);
}
await browser.close();
