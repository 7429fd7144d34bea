import type { BaseSide } from '../../../src/core/base/baseSide.ts';
import { type CheckOutcome, check } from '../../../src/core/check.ts';
import type { Workspace } from '../../../src/core/documents/workspace/workspace.ts';
import { memoryBase } from './memoryBase.ts';
import { memoryWorkspace } from './memoryWorkspace.ts';
import { storySides } from './story.ts';

/** The check as the stories run it: a fixed day, a fixed seed, few resamples, the config at its usual place. */
export const checkWorkspace = (
  workspace: Workspace,
  base: BaseSide | null = null,
  mode: 'enforce' | 'advise' | null = null,
): CheckOutcome => {
  const configPath = '.github/scaling-guard.yml';
  return check({
    workspace,
    configPath: workspace.entries.some(({ path }) => path === configPath) ? configPath : null,
    base,
    asOf: '2026-11-20',
    seed: 1,
    resamples: 20,
    toolVersion: '0.0.0',
    ...(mode !== null && { mode }),
  });
};

export const runStory = (name: string): CheckOutcome => {
  const { head, base, mode } = storySides(name);
  const against: BaseSide | null =
    base === null ? null : base.kind === 'unreadable' ? { ...base, gating: true } : memoryBase(head, base);
  return checkWorkspace(memoryWorkspace(head), against, mode);
};
