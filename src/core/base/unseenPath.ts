/** Something that a side has and its checkout does not show: not absent, and not known either. */
export interface UnseenPath {
  /** POSIX, relative to the root. */
  readonly path: string;
  readonly side: 'head' | 'base';
  /** A folder of which nobody knows what it holds: a submodule. Else one file. */
  readonly isFolder: boolean;
  /** Why, with the step that mends the checkout, as the rest of a sentence without a full stop: `is …; check out with …`. */
  readonly reason: string;
}
