import type { Workspace } from '../documents/workspace/workspace.ts';
import type { UnseenPath } from './unseenPath.ts';

/** What the head is held against, where it can be read. Paths are those of the checked folder, as in the head's workspace. */
export interface ReadableBase {
  readonly kind: 'readable';
  /**
   * Files at the commit that policy comes from: the target branch's tip; `base_sha` of a merge group; `before` of a push.
   * Config, waivers, plans and locks are read from it, and nothing else.
   */
  readonly policy: Workspace;
  /**
   * The head with the changed files put back as they were at the merge base: evidence, manifest, cards and training logs of
   * the base. Its files outside of `changed` must be the head's own bytes, so that nothing is read twice.
   */
  readonly before: Workspace;
  /**
   * Paths added, changed or removed between merge base and head, POSIX, relative to the root: of a rename both names, and of
   * a file that links lead to the links as well.
   */
  readonly changed: ReadonlySet<string>;
  /** What the checkout shows of neither side or of one, whether it matters or not. Files whose content cannot be read are told by reading. */
  readonly unseen?: readonly UnseenPath[];
  /**
   * True on pull_request, on merge_group and for a local `--base`: policy comes from the base, inputs may only tighten, and
   * only what the change relies on is gated. False on a push: the head's own policy judges everything, and the base only
   * says what changed.
   */
  readonly gating: boolean;
}

/**
 * A base that there is and that cannot be read. It makes the check stricter, never laxer: everything is judged, in enforce,
 * no waiver counts, and where it gates the decision is inconclusive at best, since nobody knows which policy holds.
 */
export interface UnreadableBase {
  readonly kind: 'unreadable';
  /** Why, and what would make it readable, as a sentence that ends with a full stop. */
  readonly reason: string;
  readonly gating: boolean;
}

/** What a head is held against. No base at all (an audit, a plain local check) is null, and everything is judged. */
export type BaseSide = ReadableBase | UnreadableBase;
