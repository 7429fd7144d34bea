import { hardLimits } from '../../core/configuration/readingBounds.ts';
import type { Bytes } from '../../core/documents/workspace/workspace.ts';
import type { CheckoutRepository } from '../git/checkoutRepository.ts';
import type { TreeFile } from '../git/fileTree.ts';
import type { ContentSource } from './treeWorkspace.ts';

/** Contents up to this size are read many at a time, larger ones when they are asked for. */
const mostBytesTogether = 1_000_000;

/** What is known of the contents before git is asked. */
export interface KnownContents {
  /** Bytes by name, of what the head holds too: asking for each again would take longer than the check. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Names that are likely to be asked for, and so are read in one go with the first of them. */
  readonly expected: readonly string[];
}

/**
 * The contents of files of a commit, from the objects of the checkout. A content that is not there is `missing`'s to give.
 */
export const commitContents = (
  repository: CheckoutRepository,
  { sizes: known, expected }: KnownContents,
  missing: (file: TreeFile) => Bytes,
): ContentSource => {
  const sizes = new Map<string, number>(known);
  const held = new Map<string, Uint8Array>();
  let isExpectedHeld = false;

  const measure = (names: readonly string[]): void => {
    const unknown = names.filter((name) => !sizes.has(name));
    const measured = unknown.length === 0 ? new Map<string, number>() : repository.sizes(unknown);
    for (const name of unknown) sizes.set(name, measured.get(name) ?? -1);
  };

  const load = (sha: string): Uint8Array | undefined => {
    if (!isExpectedHeld) {
      isExpectedHeld = true;
      const small = [...new Set(expected)].filter((name) => {
        const size = sizes.get(name) ?? -1;
        return size >= 0 && size <= mostBytesTogether;
      });
      for (const [name, bytes] of repository.contents(small)) held.set(name, bytes);
    }
    return held.get(sha) ?? repository.contents([sha]).get(sha);
  };

  return {
    size(file) {
      if (file.size !== null) return file.size;
      measure([file.sha, ...expected]);
      return Math.max(0, sizes.get(file.sha) ?? 0);
    },
    read(file) {
      measure([file.sha, ...expected]);
      const size = sizes.get(file.sha) ?? -1;
      if (size < 0) return missing(file);
      if (size > hardLimits.bytes) {
        const reason = `it has ${size} bytes; at most ${hardLimits.bytes} are ever read`;
        return { kind: 'failed', reason };
      }
      const bytes = load(file.sha);
      if (bytes === undefined) return missing(file);
      return repository.lfsObject(bytes) ?? { kind: 'bytes', bytes };
    },
  };
};
