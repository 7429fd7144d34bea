import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderComment } from '../../src/core/renderers/renderComment.ts';
import type { Report } from '../../src/core/report/report.ts';
import { readMarkdown } from '../core/renderers/markdownPage.ts';
import { hostileNames } from '../hostileNames.ts';
import { reportArbitrary } from '../reportArbitrary.ts';
import { aBlockedReport } from '../reportFixture.ts';
import { labReport } from '../support/page/reportPage.ts';
import { gadreIsHere, gadreReport } from './gadreReport.ts';
import { hostileReport } from './hostileReport.ts';

const mermaid = readFileSync(
  new URL('../../node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js', import.meta.url),
  'utf8',
);
const marker = '<!-- scaling-guard: main -->';
const commentOf = (report: Report): string => renderComment(report, { limitBytes: 60_000, marker });
/** The plots as GitHub finds them: blocks of code that say they are mermaid's. */
const plotsOf = (text: string): string[] =>
  [
    ...readMarkdown(text, marker).html.matchAll(
      /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
    ),
  ].map(([, plot = '']) =>
    plot.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );

/** What mermaid drew: how many bars and lines, which words, and labels of the x axis that run into each other. */
interface Drawing {
  readonly bars: number;
  readonly lines: number;
  readonly words: readonly string[];
  readonly overlaps: readonly string[];
  readonly foreign: number;
}

/** Runs in the page, as text: the test's own types know no document. */
const drawing = `async (plot) => {
  const { svg } = await mermaid.render('plot', plot);
  document.body.innerHTML = svg;
  const boxes = [...document.querySelectorAll('.bottom-axis .label text')]
    .map((text) => ({ word: text.textContent, box: text.getBoundingClientRect() }))
    .sort((a, b) => a.box.left - b.box.left);
  return {
    bars: document.querySelectorAll('.plot [class^="bar-plot"] rect').length,
    lines: document.querySelectorAll('.plot [class^="line-plot"] path').length,
    words: [...document.querySelectorAll('svg text')].map((text) => text.textContent),
    overlaps: boxes.flatMap(({ word, box }, index) =>
      index > 0 && box.left < boxes[index - 1].box.right ? [boxes[index - 1].word + ' and ' + word] : []),
    foreign: document.querySelectorAll('svg script, svg image, svg img, svg a, svg foreignObject').length,
  };
}`;

/** The plots of the comment, drawn by mermaid itself. */
export const describeCommentPlots = (browser: Browser | null): void => {
  describe.skipIf(browser === null)('the plots of the comment, drawn by mermaid (needs a browser)', () => {
    const complaints: string[] = [];
    let tab: Page;

    beforeAll(async () => {
      if (browser === null) return;
      tab = await browser.newPage();
      tab.on('dialog', (dialog) => {
        complaints.push(dialog.message());
        void dialog.dismiss();
      });
      tab.on('pageerror', (error) => complaints.push(String(error)));
      tab.on('request', (request) => complaints.push(request.url()));
      await tab.setContent('<!doctype html><body></body>');
      await tab.addScriptTag({ content: mermaid });
      await tab.evaluate('mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })');
    }, 60_000);

    const draw = (plot: string): Promise<Drawing> =>
      tab.evaluate<Drawing>(`(${drawing})(${JSON.stringify(plot)})`);

    const expectDrawn = async (report: Report, least: number): Promise<void> => {
      const plots = plotsOf(commentOf(report));
      expect(plots.length).toBeGreaterThanOrEqual(least);
      for (const plot of plots) {
        const labels = [...(/x-axis .*?\[(.*)\]/.exec(plot)?.[1] ?? '').matchAll(/"([^"]*)"/g)].map(
          ([, label = '']) => label,
        );
        const drawn = await draw(plot);
        expect(drawn.bars).toBe(labels.length);
        expect(drawn.lines).toBe(plot.match(/^ {4}line /gm)?.length ?? 0);
        expect(drawn.words).toEqual(expect.arrayContaining(labels));
        expect(drawn.overlaps).toEqual([]);
        expect(drawn.foreign).toBe(0);
      }
      expect(complaints).toEqual([]);
    };

    it('have a bar for every label, a line for every threshold, and labels that do not run together', async () => {
      await expectDrawn(aBlockedReport(), 2);
      await expectDrawn(labReport(), 3);
    }, 60_000);

    it.skipIf(!gadreIsHere)(
      'of 46 real tasks are drawn, in a comment of whole Markdown within 60,000 bytes (needs SCALING_GUARD_DATA)',
      async () => {
        const report = gadreReport();
        const text = commentOf(report);
        expect(report.tasks).toHaveLength(46);
        expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(60_000);
        expect(readMarkdown(text, marker).faults).toEqual([]);
        await expectDrawn(report, 3);
      },
      120_000,
    );

    it('draw every hostile name as words', async () => {
      for (const name of hostileNames) await expectDrawn(hostileReport(name), 1);
    }, 120_000);

    it('are drawn for any report that the schema allows', async () => {
      const text = fc
        .array(fc.constantFrom(...hostileNames, 'loss:c4_val', 'flops', '>= 0.70', '0.2..0.4'), {
          minLength: 1,
          maxLength: 3,
        })
        .chain((few) => reportArbitrary(fc.constantFrom(...few)));
      for (const report of fc.sample(text, { seed: 11, numRuns: 25 })) {
        for (const plot of plotsOf(commentOf(report))) {
          const drawn = await draw(plot);
          expect(drawn.bars).toBeGreaterThan(1);
          expect(drawn.foreign).toBe(0);
        }
      }
      expect(complaints).toEqual([]);
    }, 120_000);
  });
};
