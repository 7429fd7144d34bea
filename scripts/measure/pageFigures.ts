/**
 * Measures how fast the HTML report answers in headless Chromium: opening, filter, sort, axis switch, and a scroll through the whole page.
 * `npx tsx scripts/measure/pageFigures.ts [REPORT.json] [TASKS]`; without a report, of `examples/lab`, its tasks repeated until there are
 * 500. Figures of a busy machine say nothing: look at the load first.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import type { Report } from '../../src/core/report/report.ts';
import { manyTasks } from '../../test/support/page/manyTasks.ts';
import { openBrowser } from '../../test/support/page/openBrowser.ts';
import { htmlOf, labReport, pageOf } from '../../test/support/page/reportPage.ts';

const [file, count = file === undefined ? '500' : '0'] = process.argv.slice(2);
const given = file === undefined ? labReport() : (JSON.parse(readFileSync(file, 'utf8')) as Report);
const report = Number(count) > 0 ? manyTasks(given, Number(count)) : given;
const address = pageOf(report);

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const most = (values: readonly number[]): number => Math.max(...values);

/** How long something took: by the clock, and on the processor alone, which a busy machine hardly changes. In ms. */
interface Took {
  readonly clock: number;
  readonly processor: number;
}
const say = (what: string, times: readonly Took[]): void => {
  const figures = (['clock', 'processor'] as const).map((by) => {
    const values = times.map((time) => time[by]);
    return `${by} median ${median(values).toFixed(0).padStart(4)}, most ${most(values).toFixed(0).padStart(4)}`;
  });
  console.log(`${what.padEnd(30)} ${figures.join('; ')} ms, of ${times.length}`);
};

/** A tab with a count of what its main thread has worked. */
interface WatchedTab {
  readonly tab: Page;
  /** In ms since the tab was opened. */
  worked(): Promise<number>;
}

const watchedTab = async (browser: Browser): Promise<WatchedTab> => {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  const session = await tab.context().newCDPSession(tab);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    tab,
    worked: async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
    },
  };
};

/** Runs in the page, as text: the script's own types know no document. From an action to the end of the frame that shows it. */
const answerTime = `(action) => new Promise((resolve) => {
  const start = performance.now();
  action();
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
})`;

const answers = async ({ tab, worked }: WatchedTab, action: string): Promise<Took> => {
  const before = await worked();
  const clock = await tab.evaluate<number>(`(${answerTime})(() => { ${action} })`);
  return { clock, processor: (await worked()) - before };
};

const typed = (words: string): string =>
  `const box = document.getElementById('filter'); box.value = ${JSON.stringify(words)}; box.dispatchEvent(new Event('input'));`;

const openings = async (browser: Browser): Promise<readonly Took[]> => {
  const times: Took[] = [];
  for (let run = 0; run < 5; run += 1) {
    const { tab, worked } = await watchedTab(browser);
    await tab.goto(address);
    // From the start of the navigation to the end of a frame with everything that the script made.
    const clock = await tab.evaluate<number>(
      'new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))))',
    );
    times.push({ clock, processor: await worked() });
    await tab.close();
  }
  return times;
};

/** Wheels through the page as a hurried reader does: the longest frame of every step. */
const scrollSteps = async ({ tab, worked }: WatchedTab): Promise<readonly Took[]> => {
  await tab.evaluate(`{
    window.frames = [];
    let last = performance.now();
    const frame = () => { const now = performance.now(); window.frames.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  }`);
  await tab.mouse.move(600, 450);
  const steps: Took[] = [];
  for (let step = 0; step < 3000; step += 1) {
    await tab.evaluate('void (window.frames.length = 0)');
    const before = await worked();
    await tab.mouse.wheel(0, 700);
    const { longest, ended } = await tab.evaluate<{ longest: number; ended: boolean }>(
      `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve({
        longest: Math.max(...window.frames),
        ended: scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
      })))))`,
    );
    steps.push({ clock: longest, processor: (await worked()) - before });
    if (ended) break;
  }
  return steps;
};

const opened = await openBrowser();
if (opened.kind === 'none') throw new Error(opened.reason);
const { browser } = opened;
console.log(
  `${report.tasks.length} tasks, ${report.curves.length} curves, ${(Buffer.byteLength(htmlOf(report)) / 1e6).toFixed(2)} MB; load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`,
);
say('opens', await openings(browser));

const watched = await watchedTab(browser);
const { tab } = watched;
await tab.goto(address);
await tab.locator('header h1').waitFor();
const name = report.tasks.at(-1)?.task ?? '';
const words = ['a', name.slice(0, 4), name, 'nothing of this name', '', 'rises', ''];
const times = async (actions: readonly string[], rounds: number): Promise<readonly Took[]> => {
  const taken: Took[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const action of actions) taken.push(await answers(watched, action));
  return taken;
};
const filters = [
  ...words.map(typed),
  ...Array<string>(2).fill('document.querySelector(".chip input").click();'),
];
say('filter', await times(filters, 3));
const sorts = [0, 1, 2, 3].map(
  (index) => `document.querySelectorAll('.tasks thead button')[${index}].click();`,
);
say('sort', await times(sorts, 2));
const steps = await scrollSteps(watched);
say('step of a scroll', steps);
for (const by of ['clock', 'processor'] as const)
  console.log(`  steps above 100 ms by the ${by}: ${steps.filter((time) => time[by] > 100).length}`);
await tab.evaluate('scrollTo(0, 0)');
say('filter, all plots drawn', await times(filters, 3));
const axes = [0, 1].map((index) => `document.querySelectorAll('#plots > .switch button')[${index}].click();`);
say('axis of all plots', await times(axes, 3));
await browser.close();
