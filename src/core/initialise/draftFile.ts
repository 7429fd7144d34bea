/** One file that `init` proposes. */
export interface DraftFile {
  /** POSIX, relative to the root of the check. */
  readonly path: string;
  readonly text: string;
}
