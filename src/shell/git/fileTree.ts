/** One path of a commit, as git keeps it. */
export interface TreeFile {
  /** `100644`, `100755`; `120000` is a link, whose content is where it leads; `160000` a commit of a submodule. */
  readonly mode: string;
  /** Name of its content: equal content has an equal name. */
  readonly sha: string;
  /** Bytes; null where nobody said. */
  readonly size: number | null;
}

/** All that a commit holds, by POSIX path from the root of the repository. Folders are not listed. */
export type FileTree = ReadonlyMap<string, TreeFile>;

export const linkMode = '120000';
export const submoduleMode = '160000';

/** The paths that one tree has and the other has not, or has with another content or mode. Of a rename both names. */
export const differingPaths = (a: FileTree, b: FileTree): ReadonlySet<string> => {
  const differ = new Set<string>();
  for (const [path, { mode, sha }] of a) {
    const other = b.get(path);
    if (other === undefined || other.sha !== sha || other.mode !== mode) differ.add(path);
  }
  for (const path of b.keys()) if (!a.has(path)) differ.add(path);
  return differ;
};
