import { type Problem, wholeFile } from '../../problems/problem.ts';
import { readingProblem } from '../../problems/readingProblem.ts';
import type { ReadingRuleId } from '../../problems/readingRules.ts';
import type { ReadingLimits } from '../document.ts';
import type { Workspace, WorkspaceEntry } from './workspace.ts';

/** The bytes of a file, or why there are none. */
type Opening =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] };

const refused = (rule: ReadingRuleId, path: string, message: string): Opening => ({
  kind: 'unreadable',
  problems: [readingProblem(rule, wholeFile(path), message)],
});

/**
 * The bytes of one file of the workspace, or the problem that stands in its way: a directory (SG114), a link that leaves
 * the root (SG101), a file over the limit (SG115, told from its size and not read), or a failed read (SG101).
 */
export const openBytes = (
  workspace: Workspace,
  { path, kind, size }: WorkspaceEntry,
  { bytes }: ReadingLimits,
): Opening => {
  if (kind === 'directory') return refused('SG114', path, 'This is a directory; name the files inside it.');
  if (kind === 'other')
    return refused('SG114', path, 'This is neither a file nor a directory, so it was not read.');
  if (kind === 'outside')
    return refused(
      'SG101',
      path,
      'This link leaves the checked folder or leads nowhere; commit the file itself.',
    );
  if (size > bytes)
    return refused(
      'SG115',
      path,
      `This file has ${size} bytes; the limit is ${bytes}, set by \`limits.bytes\` in the config.`,
    );
  const read = workspace.read(path);
  return read.kind === 'bytes'
    ? read
    : refused('SG101', path, `This file could not be read (${read.reason}).`);
};
