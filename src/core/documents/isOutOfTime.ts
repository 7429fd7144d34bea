import type { Workspace } from './workspace/workspace.ts';

/** Whether a check has taken longer than it may. Never where the shell keeps no time. */
export const isOutOfTime = ({ elapsed }: Workspace, { seconds }: { readonly seconds: number }): boolean =>
  (elapsed?.() ?? 0) > seconds;
