import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { hardLimits } from '../core/configuration/readingBounds.ts';
import type { Bytes, WorkspaceEntry } from '../core/documents/workspace/workspace.ts';
import { deepestLink, isSkippedFolder, type LinkedWorkspace } from './linkedWorkspace.ts';

/** The folder itself cannot be listed, so that nothing would be known of what it holds: for the user, not for us. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
}

/** Beyond these the listing alone takes longer than a check should; evidence that large lies in one folder of its own. */
const mostEntries = 1_000_000;

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is gone since the folder was listed',
  EISDIR: 'it is a directory',
  ELOOP: 'its links lead in a circle',
};

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (code === '' ? 'unknown reason' : code);
};

interface Listing extends WorkspaceEntry {
  /** Where the bytes are, links resolved. */
  readonly real: string;
}

/** A folder on the walk: its path in the workspace, where it really is, and how many links led to it. */
interface Folder {
  readonly path: string;
  readonly real: string;
  readonly ancestors: readonly string[];
  readonly links: number;
}

const readBytes = (real: string): Bytes => {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(real, 'r');
    const status = fstatSync(descriptor);
    if (!status.isFile()) return { kind: 'failed', reason: 'it is not a file' };
    if (status.size > hardLimits.bytes) {
      return {
        kind: 'failed',
        reason: `it has ${status.size} bytes; at most ${hardLimits.bytes} are ever read`,
      };
    }
    const bytes = new Uint8Array(status.size);
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(descriptor, bytes, filled, bytes.length - filled, null);
      if (count === 0) break;
      filled += count;
    }
    return { kind: 'bytes', bytes: bytes.subarray(0, filled) };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
};

/**
 * The files below a folder, as they are when it is called. Paths are POSIX and relative to the folder, in code-unit order.
 * `.git`, `node_modules` and hidden folders other than `.github` are not looked into. A link is followed while it stays
 * inside the folder; one that leaves it, dangles, or leads into a folder above itself is an entry that cannot be read.
 *
 * @param also paths that are listed although they lie in a skipped folder, such as a config that the user names
 * @throws {WorkspaceError} where the folder or one below it cannot be listed
 */
export const folderWorkspace = (folder: string, also: readonly string[] = []): LinkedWorkspace => {
  const root = realpathSync(folder);
  const inside = (real: string): boolean =>
    real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
  const listed = new Map<string, Listing>();

  const list = (listing: Listing): void => {
    if (listed.size >= mostEntries) {
      throw new WorkspaceError(
        `${folder} holds more than ${mostEntries} files and folders: check the folder of the evidence instead.`,
      );
    }
    listed.set(listing.path, listing);
  };

  const listLink = (path: string, link: string, from: Folder): Folder | null => {
    const nothing = { path, size: 0, real: link };
    let real: string;
    try {
      real = realpathSync(link);
    } catch {
      list({ ...nothing, kind: 'outside' });
      return null;
    }
    if (!inside(real)) {
      list({ ...nothing, kind: 'outside' });
      return null;
    }
    const status = statSync(real);
    if (status.isFile()) list({ path, kind: 'file', size: status.size, real });
    else if (!status.isDirectory()) list({ ...nothing, kind: 'other' });
    else if (from.links >= deepestLink) list({ ...nothing, kind: 'other' });
    else {
      list({ ...nothing, kind: 'directory' });
      // What a link to a folder above shows is listed at its own place already.
      if (!from.ancestors.includes(real))
        return { path, real, ancestors: [...from.ancestors, real], links: from.links + 1 };
    }
    return null;
  };

  const pending: Folder[] = [{ path: '', real: root, ancestors: [root], links: 0 }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const from = at;
    let names: string[];
    try {
      names = readdirSync(from.real);
    } catch (error) {
      throw new WorkspaceError(`The folder ${join(folder, from.path)} cannot be listed: ${reasonOf(error)}.`);
    }
    for (const name of names) {
      const path = from.path === '' ? name : `${from.path}/${name}`;
      const real = join(from.real, name);
      const status = lstatSync(real, { throwIfNoEntry: false });
      // A name that is no UTF-8 comes back changed, so that nothing is found under it.
      if (status === undefined) list({ path, kind: 'other', size: 0, real });
      else if (status.isSymbolicLink()) {
        const linked = isSkippedFolder(name) ? null : listLink(path, real, from);
        if (linked !== null) pending.push(linked);
      } else if (status.isDirectory()) {
        if (isSkippedFolder(name)) continue;
        list({ path, kind: 'directory', size: 0, real });
        pending.push({ path, real, ancestors: [...from.ancestors, real], links: from.links });
      } else if (status.isFile()) list({ path, kind: 'file', size: status.size, real });
      else list({ path, kind: 'other', size: 0, real });
    }
  }
  for (const path of also) {
    const status = listed.has(path) ? undefined : statSync(join(root, path), { throwIfNoEntry: false });
    if (status?.isFile() === true) list({ path, kind: 'file', size: status.size, real: join(root, path) });
  }

  const entries = [...listed.values()]
    .map(({ path, kind, size }): WorkspaceEntry => ({ path, kind, size }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const made = performance.now();
  return {
    entries,
    elapsed: () => (performance.now() - made) / 1000,
    realPath: (path) => relative(root, listed.get(path)?.real ?? join(root, path)).replaceAll(sep, '/'),
    read: (path) => {
      const entry = listed.get(path);
      if (entry === undefined) return { kind: 'failed', reason: 'there is no such file' };
      if (entry.kind !== 'file') {
        return {
          kind: 'failed',
          reason: entry.kind === 'outside' ? 'its link leaves the folder' : 'it is not a file',
        };
      }
      return readBytes(entry.real);
    },
  };
};
