import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { CheckoutRepository } from '../git/checkoutRepository.ts';
import { type FileTree, linkMode, submoduleMode } from '../git/fileTree.ts';
import { lfsObjectName } from '../git/lfsPointer.ts';
import { objectHash } from '../git/objectHash.ts';
import type { LinkedWorkspace } from '../linkedWorkspace.ts';

const attributes = '.gitattributes';

/** Text with the line ends that git keeps: every reader takes both, so that they alter nothing. */
const withoutReturns = (bytes: Uint8Array): Uint8Array =>
  bytes.filter((byte, index) => byte !== 13 || bytes[index + 1] !== 10);

/** Whether a file of the checkout has what its commit has for it, be that by way of Git LFS. */
const isAsCommitted = (bytes: Uint8Array, sha: string, { contents }: CheckoutRepository): boolean => {
  // A pointer in its place is what is left of a file where the attribute that filled it was taken away.
  if (lfsObjectName(bytes) !== null) return false;
  if (objectHash('blob', bytes, sha) === sha) return true;
  if (bytes.includes(13) && objectHash('blob', withoutReturns(bytes), sha) === sha) return true;
  const committed = contents([sha]).get(sha);
  return (
    committed !== undefined && lfsObjectName(committed) === createHash('sha256').update(bytes).digest('hex')
  );
};

/**
 * Files whose bytes in the checkout are not those of the commit that is checked out, below a `.gitattributes` that the head changes: an
 * encoding, a filter, an expanded keyword. No commit says that they changed, and they read otherwise all the same. Paths of the repository.
 *
 * @param changed paths of the repository that differ between base and head
 */
export const alteredByAttributes = (
  workspace: LinkedWorkspace,
  repository: CheckoutRepository,
  head: FileTree,
  changed: ReadonlySet<string>,
): ReadonlySet<string> => {
  const folders = [...changed].flatMap((path) =>
    posix.basename(path) === attributes ? [path.slice(0, -attributes.length)] : [],
  );
  const altered = new Set<string>();
  if (folders.length === 0) return altered;
  for (const { path, kind } of workspace.entries) {
    const real = repository.prefix + workspace.realPath(path);
    if (kind !== 'file' || altered.has(real) || !folders.some((folder) => real.startsWith(folder))) continue;
    const file = head.get(real);
    if (file === undefined || [linkMode, submoduleMode].includes(file.mode)) continue;
    const read = workspace.read(path);
    if (read.kind === 'failed' || !isAsCommitted(read.bytes, file.sha, repository)) altered.add(real);
  }
  return altered;
};
