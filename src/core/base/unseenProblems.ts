import { configAt } from '../configuration/configPlaces.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { isLfsPointer } from '../documents/isLfsPointer.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { evidenceMatcher } from '../evidence/evidenceMatcher.ts';
import { pathUnder } from '../evidence/pathUnder.ts';
import { isLock } from '../plans/lockPath.ts';
import { planMatcher } from '../plans/planFiles.ts';
import { isNamedAsWaivers } from '../policy/waivers/misplacedWaivers.ts';
import { type Problem, wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { mayMatchBelow } from '../text/globs/mayMatchBelow.ts';
import { pathMatcher } from '../text/pathMatcher.ts';
import type { ReadableBase } from './baseSide.ts';
import type { UnseenPath } from './unseenPath.ts';

const policyMatcher = (configuration: Configuration, leftPlans: readonly string[]) => {
  const isPlan = planMatcher(configuration);
  const named = new Set([configAt, configuration.file, ...leftPlans]);
  return (path: string): boolean => named.has(path) || isPlan(path) || isLock(path) || isNamedAsWaivers(path);
};

/** Whether something that a check reads may lie below a folder that nobody can look into. */
const matterBelow = ({ base, evidence, training, runs, tasks, plans }: Configuration) => {
  const under = (globs: readonly string[]) => globs.map((glob) => pathUnder(base, glob));
  const others = under([...plans, ...training.flatMap(({ files }) => files)]);
  const sources = evidence.map(({ files, ignore }) => ({
    globs: under(files),
    isIgnored: pathMatcher(under(ignore)),
  }));
  const named = [runs, tasks].flatMap((path) => (path === null ? [] : [pathUnder(base, path)]));
  /** Where the change does not touch the folder, a glob has to name it: a search through everything came across it before, too. */
  return (folder: string, isTouched: boolean): boolean => {
    const matter = (glob: string): boolean => mayMatchBelow(glob, folder, !isTouched);
    return (
      named.some((path) => path.startsWith(`${folder}/`)) ||
      others.some(matter) ||
      sources.some(({ globs, isIgnored }) => globs.some(matter) && !isIgnored(`${folder}/any`))
    );
  };
};

/** Whether a change moves, adds or removes a folder that nobody can look into and that may hold what a check reads. */
export const touchesUnseen = (configuration: Configuration, base: ReadableBase | null): boolean => {
  const matters = matterBelow(configuration);
  return (base?.unseen ?? []).some(
    ({ path, isFolder }) => isFolder && base?.changed.has(path) === true && matters(path, true),
  );
};

/** Of the files of the base that count: those whose content is not there. */
const unread = (
  workspace: Workspace,
  matters: (path: string) => boolean,
  limit: number,
): readonly UnseenPath[] =>
  workspace.entries.flatMap(({ path, kind, size }): readonly UnseenPath[] => {
    if (kind !== 'file' || size > limit || !matters(path)) return [];
    const read = workspace.read(path);
    const one = { path, side: 'base', isFolder: false } as const;
    if (read.kind === 'failed')
      return [{ ...one, reason: `cannot be read (${read.reason}); check out with \`fetch-depth: 0\`` }];
    return isLfsPointer(read.bytes)
      ? [
          {
            ...one,
            reason:
              'is a Git LFS pointer, and what it stands for was not fetched; run `git lfs fetch --all` before the check',
          },
        ]
      : [];
  });

/**
 * What a check would read and cannot see, on either side (SG136): never taken for absent. Of the base only what the change touches, since the rest
 * is the head's own, and all policy that is in force.
 */
export const unseenProblems = (
  configuration: Configuration,
  base: ReadableBase | null,
  leftPlans: readonly string[],
): readonly Problem[] => {
  if (base === null) return [];
  const { limits } = configuration;
  const isEvidence = evidenceMatcher(configuration);
  const isPolicy = policyMatcher(configuration, leftPlans);
  const isBelow = matterBelow(configuration);
  const isChanged = (path: string): boolean => base.changed.has(path);
  const listed = (base.unseen ?? []).filter(({ path, isFolder }) =>
    isFolder ? isBelow(path, isChanged(path)) : isEvidence(path) || isPolicy(path),
  );
  const ofEvidence = unread(base.before, (path) => isChanged(path) && isEvidence(path), limits.bytes);
  const ofPolicy = base.gating ? unread(base.policy, isPolicy, limits.bytes) : [];
  const told = new Set<string>();
  return [...listed, ...ofEvidence, ...ofPolicy].flatMap(({ path, side, reason }) => {
    if (told.has(`${side} ${path}`)) return [];
    told.add(`${side} ${path}`);
    const where = side === 'head' ? 'On this branch' : 'On the base';
    const problem = readingProblem('SG136', wholeFile(path), `${where} ${path} ${reason}.`);
    return [side === 'base' && !base.gating ? { ...problem, severity: 'notice' as const } : problem];
  });
};
