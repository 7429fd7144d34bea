import { byCodeUnits } from '../../../src/core/collections/byCodeUnits.ts';
import type { Workspace, WorkspaceEntry } from '../../../src/core/documents/workspace/workspace.ts';

/** One path of a workspace made in memory. `size` may claim more bytes than `bytes` holds: such a file must not be read. */
export type MemoryEntry =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable-file'; readonly reason: string; readonly size: number }
  | { readonly kind: 'must-not-be-read'; readonly size: number }
  | { readonly kind: 'directory' | 'outside' | 'other' };

export const textEntry = (text: string): MemoryEntry => ({
  kind: 'file',
  bytes: new TextEncoder().encode(text),
});

/** A workspace over literals; the folders above each path are listed too, as the shell lists them. */
export const memoryWorkspace = (given: ReadonlyMap<string, MemoryEntry>): Workspace => {
  const all = new Map<string, MemoryEntry>(given);
  for (const path of given.keys()) {
    for (const folder of foldersAbove(path)) if (!all.has(folder)) all.set(folder, { kind: 'directory' });
  }
  const paths = [...all.keys()].sort(byCodeUnits);
  return {
    entries: paths.map((path) => entryOf(path, all.get(path) ?? { kind: 'other' })),
    read: (path) => {
      const entry = all.get(path);
      switch (entry?.kind) {
        case 'file':
          return { kind: 'bytes', bytes: entry.bytes };
        case 'unreadable-file':
          return { kind: 'failed', reason: entry.reason };
        case 'must-not-be-read':
          throw new Error(`${path} is over the limit and was read all the same`);
        default:
          throw new Error(`${path} is no file and was read all the same`);
      }
    },
  };
};

const entryOf = (path: string, entry: MemoryEntry): WorkspaceEntry => {
  switch (entry.kind) {
    case 'file':
      return { path, kind: 'file', size: entry.bytes.length };
    case 'unreadable-file':
    case 'must-not-be-read':
      return { path, kind: 'file', size: entry.size };
    default:
      return { path, kind: entry.kind, size: 0 };
  }
};

const foldersAbove = (path: string): readonly string[] => {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};
