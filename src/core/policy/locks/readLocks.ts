import type { ReadingLimits } from '../../documents/document.ts';
import { readJson } from '../../documents/json/readJson.ts';
import { openText } from '../../documents/workspace/openText.ts';
import type { Workspace } from '../../documents/workspace/workspace.ts';
import type { Plan } from '../../plans/claim.ts';
import { lockPath } from '../../plans/lockPath.ts';
import type { Problem } from '../../problems/problem.ts';
import { validateLock } from '../../validation/lockFile.ts';
import type { LockFile } from './lock.ts';

/** Reads the lock of each plan that has one, by the plan's file. A lock that cannot be read is a problem, and locks nothing. */
export const readLocks = (
  workspace: Workspace,
  plans: readonly Plan[],
  limits: ReadingLimits,
): { readonly locks: ReadonlyMap<string, LockFile>; readonly problems: readonly Problem[] } => {
  const locks = new Map<string, LockFile>();
  const problems: Problem[] = [];
  for (const { file } of plans) {
    const path = lockPath(file);
    const entry = workspace.entries.find((one) => one.path === path);
    if (entry === undefined) continue;
    const opened = openText(workspace, entry, limits);
    const reading = opened.kind === 'text' ? readJson(path, opened.text, limits) : opened;
    problems.push(...reading.problems);
    if (reading.kind === 'unreadable') continue;
    const validation = validateLock<LockFile>(reading.document);
    if (validation.kind === 'valid') locks.set(file, validation.value);
    else problems.push(...validation.problems);
  }
  return { locks, problems };
};
