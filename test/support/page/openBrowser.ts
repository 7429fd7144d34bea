import { spawnSync } from 'node:child_process';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** The package's own flags are for cloud functions: one process, which ends with its first page. */
const flags = ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu'];

/** Shared libraries that the system lacks; the npm package brings the browser, not these. */
const missingLibraries = (browser: string): readonly string[] => {
  const { stdout } = spawnSync('ldd', [browser], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name);
};

export type BrowserOutcome =
  | { readonly kind: 'browser'; readonly browser: Browser }
  | { readonly kind: 'none'; readonly reason: string };

/** Starts the headless Chromium that an npm package carries; or says why it cannot run here. */
export const openBrowser = async (): Promise<BrowserOutcome> => {
  if (process.platform !== 'linux') return { kind: 'none', reason: `no Chromium for ${process.platform}` };
  const executablePath = await chromium.executablePath();
  try {
    const browser = await driver.launch({ executablePath, args: flags, headless: true });
    return { kind: 'browser', browser };
  } catch (error) {
    const missing = missingLibraries(executablePath);
    if (missing.length === 0) throw error;
    return { kind: 'none', reason: `Chromium needs ${missing.join(', ')} of the system` };
  }
};
