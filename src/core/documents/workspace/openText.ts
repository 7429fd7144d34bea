import { type Decoding, decodeText } from '../decodeText.ts';
import type { ReadingLimits } from '../document.ts';
import { openBytes } from './openBytes.ts';
import type { Workspace, WorkspaceEntry } from './workspace.ts';

/** The text of one file of the workspace, or the problem that stands in its way: what `openBytes` or `decodeText` refuses. */
export const openText = (workspace: Workspace, entry: WorkspaceEntry, limits: ReadingLimits): Decoding => {
  const opened = openBytes(workspace, entry, limits);
  return opened.kind === 'bytes' ? decodeText(entry.path, opened.bytes) : opened;
};
