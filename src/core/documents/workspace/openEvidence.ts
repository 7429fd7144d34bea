import type { Problem } from '../../problems/problem.ts';
import { isArchive, openArchive } from '../archive/openArchive.ts';
import { decodeText } from '../decodeText.ts';
import type { ReadingLimits } from '../document.ts';
import { openBytes } from './openBytes.ts';
import type { Workspace, WorkspaceEntry } from './workspace.ts';

/** The text of a piece of evidence, or why there is none. */
export type OpenedEvidence =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The file inside an archive that the text is of; null where the file is its own text. */
      readonly member: string | null;
    }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] };

/**
 * Opens a file of the evidence: its text, or, where its bytes are a zip archive, the text of the file inside that counts.
 *
 * @param members names of files inside an archive that are read, the one that counts first
 */
export const openEvidence = (
  workspace: Workspace,
  entry: WorkspaceEntry,
  limits: ReadingLimits,
  members: readonly string[],
): OpenedEvidence => {
  const opened = openBytes(workspace, entry, limits);
  if (opened.kind === 'unreadable') return opened;
  const isPacked = isArchive(opened.bytes);
  const extraction = isPacked ? openArchive(entry.path, opened.bytes, members, limits.bytes) : null;
  if (extraction?.kind === 'unreadable') return extraction;
  const decoding = decodeText(entry.path, extraction?.bytes ?? opened.bytes);
  return decoding.kind === 'text' ? { ...decoding, member: extraction?.name ?? null } : decoding;
};
