import { usesScalingGuard } from '../core/initialise/usesScalingGuard.ts';

const released = /uses: ([\w.-]+\/[\w.-]+)@([0-9a-f]{40})\b/.exec(usesScalingGuard);

/** Where the pages of the rules stand, with a slash at the end; null as long as nothing is released. */
export const rulePages: string | null =
  released === null ? null : `https://github.com/${released[1]}/blob/${released[2]}/docs/rules/`;

/** The same pages beside this program, for a terminal on this machine: `dist/` stands beside `docs/`. */
export const localRulePages = (): string => rulePages ?? new URL('../docs/rules/', import.meta.url).href;
