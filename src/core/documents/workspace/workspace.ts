/** One path below the root of the check, as the shell saw it. */
export interface WorkspaceEntry {
  /** POSIX path relative to the root. */
  readonly path: string;
  /** `outside` is a link that leaves the root or dangles; `other` is a socket, a device and the like. */
  readonly kind: 'file' | 'directory' | 'outside' | 'other';
  /** Bytes; 0 where it is not a file. */
  readonly size: number;
}

/** What reading one file gave. */
export type Bytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * The files that a check may see: the port through which the pure core reads. The shell makes one over a folder, over a
 * git revision, or over a test's literals. `entries` is sorted by path in code-unit order and stays the same for the
 * whole check.
 */
export interface Workspace {
  readonly entries: readonly WorkspaceEntry[];
  read(path: string): Bytes;
  /** Seconds since the workspace was made, where the shell keeps time: the core has no clock. */
  readonly elapsed?: () => number;
}
