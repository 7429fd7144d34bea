import { pathUnder } from '../evidence/pathUnder.ts';
import { pathMatcher } from '../text/pathMatcher.ts';
import { waiversPath } from '../text/waiversPath.ts';
import type { Repository } from './repository.ts';

/** Files that decide what the check says, by what they are. */
export interface PolicyFiles {
  readonly what: string;
  readonly paths: readonly string[];
}

/** What a pull request could change to get past the check. Waivers are named though there are none yet: adding them is the change. */
export const policyFiles = ({ guards, judged, codeowners }: Repository): readonly PolicyFiles[] => {
  const configs = judged.flatMap(({ config }) => config ?? []);
  const named = (key: 'runs' | 'tasks'): readonly string[] =>
    judged.flatMap(({ folder, reading }) => {
      const path = reading.kind === 'configuration' ? reading.configuration[key] : null;
      return path === null || path === undefined ? [] : [pathUnder(folder, path)];
    });
  const plans = judged.flatMap(({ folder, reading, workspace }) => {
    if (reading.kind === 'invalid') return [];
    const { base, plans: globs } = reading.configuration;
    const isPlan = pathMatcher(globs.map((glob) => pathUnder(base, glob)));
    return workspace.entries
      .filter(({ path, kind }) => kind === 'file' && isPlan(path))
      .map(({ path }) => pathUnder(folder, path));
  });
  return [
    { what: 'workflow', paths: guards.flatMap(({ jobs }) => jobs.map(({ workflow }) => workflow.path)) },
    { what: 'config', paths: configs },
    { what: 'waivers', paths: configs.map(waiversPath) },
    { what: 'plans', paths: plans },
    { what: 'runs manifest', paths: named('runs') },
    { what: 'task cards', paths: named('tasks') },
    { what: 'CODEOWNERS file', paths: codeowners === null ? [] : [codeowners.path] },
  ].map(({ what, paths }) => ({ what, paths: [...new Set(paths)] }));
};
