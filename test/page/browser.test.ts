import { afterAll } from 'vitest';
import { openBrowser } from '../support/page/openBrowser.ts';
import { describeCommentPlots } from './commentPlots.ts';
import { describeHtmlReport } from './htmlReport.ts';

// One file, so that the browser is started once and each report is made once: both take longer than most of the tests.
const opened = await openBrowser();
if (opened.kind === 'none') console.warn(`Nothing is tried in a browser: ${opened.reason}.`);
const browser = opened.kind === 'browser' ? opened.browser : null;
afterAll(() => browser?.close());

describeHtmlReport(browser);
describeCommentPlots(browser);
