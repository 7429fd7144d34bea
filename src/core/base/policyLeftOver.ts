import type { Configuration } from '../configuration/configuration.ts';
import { openText } from '../documents/workspace/openText.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { readYaml } from '../documents/yaml/readYaml.ts';
import { isLock } from '../plans/lockPath.ts';
import { planMatcher } from '../plans/planFiles.ts';
import { readPlan } from '../plans/readPlan.ts';
import { isNamedAsWaivers } from '../policy/waivers/misplacedWaivers.ts';

/** What a branch without a config has of a policy all the same. */
export interface PolicyLeftOver {
  /** Paths of its plans, sorted, whatever the globs of any config. */
  readonly plans: readonly string[];
  /** The first plan, else the first lock or file of waivers, in words; null where it has none of them. */
  readonly words: string | null;
}

/** A plan has these words, and little else has both: the rest is not parsed. */
const mayBePlan = (text: string): boolean => /\bplan\b/.test(text) && /\bclaims\b/.test(text);

/**
 * Looks for plans, locks and waivers on a branch that has no config: by what files say, since any globs would be those of the change that is
 * judged. Only below the folder of that change's config, since another folder may have a policy of its own.
 */
export const policyLeftOver = (branch: Workspace, configuration: Configuration): PolicyLeftOver => {
  const { base, limits } = configuration;
  const isNamed = planMatcher(configuration);
  const isInside = (path: string): boolean => base === '' || path.startsWith(`${base}/`);
  const files = branch.entries.filter(
    ({ path, kind }) => kind === 'file' && (isInside(path) || isNamed(path)),
  );
  const plans = files.flatMap((entry) => {
    const { path } = entry;
    if (isNamed(path)) return [path];
    if (!/\.(?:ya?ml|json)$/.test(path) || isLock(path)) return [];
    const opened = openText(branch, entry, limits);
    if (opened.kind !== 'text' || !mayBePlan(opened.text)) return [];
    const reading = readYaml(path, opened.text, limits);
    return reading.kind !== 'unreadable' && readPlan(reading.document).plan !== null ? [path] : [];
  });
  const [plan] = plans;
  const lock = files.find(({ path }) => isLock(path));
  const waivers = files.find(({ path }) => isNamedAsWaivers(path));
  const words =
    plan !== undefined
      ? `a plan all the same (${plan})`
      : waivers !== undefined
        ? `waivers all the same (${waivers.path})`
        : lock !== undefined
          ? `a lock all the same (${lock.path})`
          : null;
  return { plans, words };
};
