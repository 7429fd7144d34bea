import { release } from '../core/initialise/release.ts';

/** Where the pages of the rules stand, with a slash at the end; null as long as nothing is released. */
export const rulePages: string | null =
  release === null ? null : `https://github.com/${release.repository}/blob/${release.sha}/docs/rules/`;

/** The same pages beside this program, for a terminal on this machine: `dist/` stands beside `docs/`. */
export const localRulePages = (): string => rulePages ?? new URL('../docs/rules/', import.meta.url).href;
