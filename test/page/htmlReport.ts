import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/report/report.ts';
import { revealInvisible } from '../../src/core/text/revealInvisible.ts';
import { hostileNames } from '../hostileNames.ts';
import { aReport } from '../reportFixture.ts';
import { htmlOf, labReport, pageOf } from '../support/page/reportPage.ts';
import { gadreIsHere, gadreReport } from './gadreReport.ts';
import { hostileReport } from './hostileReport.ts';

type Scheme = 'light' | 'dark';

interface Opened {
  readonly tab: Page;
  /** Errors and warnings of the console, dialogs, and requests for anything but the page itself. */
  readonly complaints: readonly string[];
}

/** A tab that writes down whatever a page should not do. */
const watchedTab = async (context: BrowserContext): Promise<Opened> => {
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  tab.on('request', (request) => {
    const isPage = request.isNavigationRequest() && request.frame() === tab.mainFrame();
    if (!(isPage && request.url().startsWith('file:')) && !request.url().startsWith('data:'))
      complaints.push(request.url());
  });
  return { tab, complaints };
};

/**
 * What axe finds that is serious or worse.
 *
 * @param rules all of them, or the one that a change of colours can break
 */
const seriousViolations = async (tab: Page, rules: 'all' | 'color-contrast'): Promise<readonly string[]> => {
  await tab.evaluate(axe.source);
  const found = await tab.evaluate<
    { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
  >(
    `axe.run(${rules === 'all' ? '' : JSON.stringify({ runOnly: [rules] })}).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
};

const sectionOf = (tab: Page, task: string) =>
  tab.locator('section.task', { has: tab.locator('h3').getByText(task, { exact: true }) });

/** As before printing, when every section is built. */
const drawAll = async (tab: Page): Promise<void> => {
  await tab.emulateMedia({ media: 'print' });
  await tab.locator('.body.empty').first().waitFor({ state: 'detached' });
  await tab.emulateMedia({ media: 'screen' });
};

const reports: readonly (readonly [string, () => Report])[] = [
  ['examples/lab', labReport],
  ...(gadreIsHere ? [['the Gadre data', gadreReport] as const] : []),
];

/** The page of the HTML report: what stands in it, and where there is a browser, what it does. */
export const describeHtmlReport = (browser: Browser | null): void => {
  const contexts = new Map<Scheme, Promise<BrowserContext>>();
  const contextOf = (colorScheme: Scheme): Promise<BrowserContext> => {
    if (browser === null) throw new Error('there is no browser');
    const known =
      contexts.get(colorScheme) ??
      browser.newContext({ colorScheme, viewport: { width: 1200, height: 900 } });
    contexts.set(colorScheme, known);
    return known;
  };
  const open = async (address: string, scheme: Scheme = 'light', hash = ''): Promise<Opened> => {
    const opened = await watchedTab(await contextOf(scheme));
    await opened.tab.goto(`${address}${hash}`);
    await opened.tab.locator('header h1').waitFor();
    return opened;
  };
  afterAll(async () => {
    for (const context of contexts.values()) await (await context).close();
  });

  describe.skipIf(browser === null).each(reports)(
    'the HTML report of %s (needs a browser)',
    (_, makeReport) => {
      const report = makeReport();
      const address = pageOf(report);
      const claimed = report.claims.find(({ scale, forecast }) => scale !== null && forecast !== null);
      const hash = `#task=${encodeURIComponent(claimed?.task ?? '')}`;

      it('opens without an error, and asks for nothing', async () => {
        const { tab, complaints } = await open(address);
        expect(await tab.locator('header h1').textContent()).toContain(report.headline);
        expect(await tab.locator('table.tasks tbody tr').count()).toBe(report.tasks.length);
        await drawAll(tab);
        expect(await tab.locator('.stage svg').count()).toBe(report.tasks.length);
        expect(complaints).toEqual([]);
        await tab.close();
      });

      it('prints all plots, and no table wider than the paper', async () => {
        const { tab } = await open(address);
        // A4 at 96 pixels an inch, between margins of 1 cm.
        await tab.setViewportSize({ width: 718, height: 1000 });
        await tab.emulateMedia({ media: 'print' });
        await tab.locator('.body.empty').first().waitFor({ state: 'detached' });
        const cut = await tab.evaluate<string[]>(
          `[...document.querySelectorAll('.scroll, .stage')].flatMap((one) =>
      one.scrollWidth > one.clientWidth + 1 ? [one.getAttribute('aria-label') ?? one.className] : [])`,
        );
        expect(cut).toEqual([]);
        await tab.close();
      });

      it('draws a plot when the reader comes to it, not before', async () => {
        const { tab } = await open(address);
        const last = tab.locator('section.task').last();
        expect(await last.locator('.stage svg').count()).toBe(0);
        await last.scrollIntoViewIfNeeded();
        await last.locator('.stage svg').waitFor();
        await tab.close();
      });

      it('filters by name and verdict, sorts by a heading, and says how many are shown', async () => {
        const { tab } = await open(address);
        const rows = tab.locator('table.tasks tbody tr:visible');
        const name = claimed?.task ?? '';
        await tab.getByLabel('Filter', { exact: true }).fill(name.toUpperCase());
        const fitting = await rows.locator('th a').allTextContents();
        expect(fitting).toContain(name);
        expect(fitting.length).toBeLessThan(report.tasks.length);
        expect(await tab.getByRole('status').textContent()).toBe(
          `${fitting.length} of ${report.tasks.length} tasks`,
        );
        expect(await tab.locator('section.task:visible').count()).toBe(fitting.length);
        await tab.getByRole('button', { name: 'Clear' }).click();
        await tab.locator('.chip', { hasText: 'inverse' }).locator('input').check();
        const inverse = report.tasks.filter(({ verdict }) => verdict === 'inverse').map(({ task }) => task);
        expect(await rows.locator('th a').allTextContents()).toEqual(inverse);
        await tab.getByRole('button', { name: 'Clear' }).click();
        await tab.getByRole('button', { name: 'Gain' }).click();
        const byGain = report.tasks
          .toSorted((a, b) => (b.gain ?? -9) - (a.gain ?? -9))
          .map(({ task }) => task);
        expect((await rows.locator('th a').allTextContents())[0]).toBe(byGain[0]);
        expect(
          await tab
            .locator('th', { has: tab.getByRole('button', { name: 'Gain' }) })
            .getAttribute('aria-sort'),
        ).toBe('descending');
        await tab.close();
      });

      it('leads to a task by its address, with its claim, forecast and numbers', async () => {
        const { tab } = await open(address, 'light', hash);
        const section = sectionOf(tab, claimed?.task ?? '');
        expect(await section.locator('h3').textContent()).toContain(claimed?.task);
        await expect.poll(async () => Math.abs((await section.boundingBox())?.y ?? 999)).toBeLessThan(100);
        expect(await section.locator('.claim').first().textContent()).toContain(claimed?.expect);
        const points = report.curves
          .filter(({ task, metric }) => task === claimed?.task && metric === claimed?.metric)
          .flatMap(({ series }) => series);
        await section.locator('summary', { hasText: 'numbers' }).click();
        expect(await section.locator('.numbers tbody tr').count()).toBe(points.length);
        expect(await section.locator('.numbers').textContent()).toContain(points[0]?.file);
        expect(await section.locator('g.dot').first().locator('path,circle').count()).toBe(points.length);
        await tab.close();
      });

      it('shows what was forecast for the largest runs while they were hidden, in plot, table and words', async () => {
        const { tab } = await open(address, 'light', hash);
        const section = sectionOf(tab, claimed?.task ?? '');
        const hidden = report.curves
          .filter(({ task, metric }) => task === claimed?.task && metric === claimed?.metric)
          .flatMap(({ hiddenRuns }) => hiddenRuns?.points ?? []);
        const hits = hidden.filter(({ y, lower, upper }) => y >= lower && y <= upper).length;
        expect(hidden.length).toBeGreaterThan(0);
        expect(await section.locator('g.hidden-run path').count()).toBe(hidden.length);
        expect(await section.locator('figcaption').textContent()).toContain(
          `${hidden.length} scores of the largest runs were hidden, and ${hits} of them lie within the 90% interval`,
        );
        await section.locator('summary', { hasText: 'numbers' }).click();
        expect(
          await section.locator('.numbers td', { hasText: /^[\d.]+ \([\d.]+ to [\d.]+\)/ }).count(),
        ).toBe(hidden.length);
        await section.getByRole('button', { name: 'backtests' }).click();
        expect(await section.locator('g.hidden-run path').count()).toBe(0);
        await tab.close();
      });

      it('tells run, score, standard error, scale and file of the point under the pointer', async () => {
        const { tab } = await open(address, 'light', hash);
        const section = sectionOf(tab, claimed?.task ?? '');
        const first = report.curves.find(({ task }) => task === claimed?.task)?.series[0];
        const dot = section.locator('g.dot').first().locator('path,circle').first();
        const { x = 0, y = 0, width = 0, height = 0 } = (await dot.boundingBox()) ?? {};
        await tab.mouse.move(x + width / 2, y + height / 2);
        // A line that is too long is broken at a place of no width.
        const tip = (await section.locator('g[aria-label="tip"]').textContent())?.replaceAll('\u200b', '\n');
        expect(tip).toContain(first?.run);
        expect(tip).toContain(first?.file);
        expect(tip).toMatch(first?.se == null ? /[\d.]+, no standard error stated/ : /[\d.]+ ± [\d.]+/);
        expect(tip).toMatch(/loss [\d.]+ on /);
        await tab.close();
      });

      it('can be walked by keyboard: to the tasks, into one, to its switches', async () => {
        const { tab } = await open(address);
        const focused = (): Promise<string> => tab.evaluate<string>('document.activeElement.textContent');
        await tab.keyboard.press('Tab');
        expect(await focused()).toBe('Skip to the tasks');
        await tab.locator('table.tasks tbody a').first().focus();
        await tab.keyboard.press('Enter');
        await expect.poll(() => tab.evaluate<string>('document.activeElement.tagName')).toBe('H3');
        const walked: string[] = [];
        for (let step = 0; step < 4; step += 1) {
          await tab.keyboard.press('Tab');
          walked.push(await focused());
        }
        expect(walked).toEqual(expect.arrayContaining(['backtests', 'linear', 'log']));
        const drawn = tab.locator('section.task').first().locator('.stage svg');
        expect(await drawn.getAttribute('aria-label')).toContain('Verdict:');
        await tab.close();
      });

      it('changes to a log axis at a click, and says then what a log axis hides', async () => {
        const { tab } = await open(address, 'light', hash);
        const section = sectionOf(tab, claimed?.task ?? '');
        const places = () => section.locator('g.dot').first().innerHTML();
        const before = await places();
        await section.getByRole('button', { name: 'log' }).click();
        expect(await section.getByRole('button', { name: 'log' }).getAttribute('aria-pressed')).toBe('true');
        expect(await places()).not.toEqual(before);
        expect(await section.locator('figcaption').textContent()).toMatch(
          /A log axis hides .*one more point/,
        );
        await tab.close();
      });

      it.each([
        ['light', 'all'],
        ['dark', 'color-contrast'],
      ] as const)('has no serious violation of accessibility in %s', async (scheme, rules) => {
        const { tab } = await open(address, scheme, hash);
        expect(await seriousViolations(tab, rules)).toEqual([]);
        await tab.close();
      });

      it('is at most 3 MB', () => {
        expect(Buffer.byteLength(htmlOf(report))).toBeLessThanOrEqual(3e6);
      });
    },
  );

  describe('the HTML report', () => {
    it('is the same for the same report', () => {
      expect(htmlOf(structuredClone(labReport()))).toBe(htmlOf(labReport()));
    });

    it.each(hostileNames)('holds the name %j as data that no parser takes for anything else', (name) => {
      const html = htmlOf(hostileReport(name));
      const [data = ''] = /(?<=<script type="application\/json" id="data">)[^<]*/.exec(html) ?? [];
      expect(JSON.parse(data)).toEqual(JSON.parse(JSON.stringify(hostileReport(name))));
      expect(data).not.toMatch(/[<>&\u2028\u2029]|##\[/);
      expect(html.match(/<script/g)).toHaveLength(2);
      expect(html.match(/<\/script/g)).toHaveLength(2);
      expect(html.split('\n').filter((line) => /^\s*::/.test(line))).toEqual([]);
    });

    it('says the decision and the next step without scripts', () => {
      const html = htmlOf(aReport({ decision: 'block', headline: 'the evidence speaks against <1> claim.' }));
      expect(html.slice(html.indexOf('<body>'))).toContain('the evidence speaks against &lt;1&gt; claim.');
    });
  });

  describe.skipIf(browser === null)('names in the HTML report (needs a browser)', () => {
    // Several to a page, since a page takes longer to open than to look through.
    const few = 5;
    const groups = Array.from({ length: Math.ceil(hostileNames.length / few) }, (_, index) =>
      hostileNames.slice(few * index, few * (index + 1)),
    );
    it.each(groups.map((names) => [names]))('shows %j as text, in every field', async (names) => {
      const report = hostileReport(names.join(' '));
      const { tab, complaints } = await open(pageOf(report));
      await drawAll(tab);
      expect(await tab.locator('.stage svg').count()).toBeGreaterThan(0);
      expect(await tab.locator('img, iframe, object, embed, form, script:not([id])').count()).toBe(1);
      const attributes = await tab.evaluate<string[]>(
        '[...document.querySelectorAll("*")].flatMap((one) => [...one.attributes].map(({ name, value }) => `${name}=${value}`))',
      );
      expect(
        attributes.filter((one) => /^on|^(href|src|xlink:href|action)=(?!#|data:,$)/i.test(one)),
      ).toEqual([]);
      const shown = await tab.evaluate<string>('document.getElementById("report").textContent');
      for (const name of names) expect(shown).toContain(revealInvisible(name));
      expect(/[\u202A-\u202E\u2066-\u2069\u200B]/.test(shown)).toBe(false);
      expect(shown).not.toContain('\u001b');
      expect(complaints).toEqual([]);
      await tab.close();
    });
  });
};
