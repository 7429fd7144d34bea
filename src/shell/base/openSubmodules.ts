import type { CheckoutRepository } from '../git/checkoutRepository.ts';
import { type FileTree, submoduleMode } from '../git/fileTree.ts';

/** A tree with the files of its submodules, and a repository that has their contents as well. */
export interface OpenedSubmodules {
  readonly tree: FileTree;
  readonly repository: CheckoutRepository;
}

/** Several repositories asked as one for contents: each name is a hash, so that it does not matter which of them has it. */
const asOne = (first: CheckoutRepository, others: readonly CheckoutRepository[]): CheckoutRepository => {
  const merged =
    <Value>(ask: (one: CheckoutRepository, names: readonly string[]) => ReadonlyMap<string, Value>) =>
    (names: readonly string[]): ReadonlyMap<string, Value> => {
      const found = new Map(ask(first, names));
      for (const other of others) {
        const missing = names.filter((name) => !found.has(name));
        if (missing.length === 0) break;
        for (const [name, value] of ask(other, missing)) found.set(name, value);
      }
      return found;
    };
  return {
    ...first,
    sizes: merged((one, names) => one.sizes(names)),
    contents: merged((one, names) => one.contents(names)),
  };
};

/** Puts beside each submodule of a tree below the judged folder what its commit there holds, where the submodule's own checkout has that commit. */
export const openSubmodules = (tree: FileTree, repository: CheckoutRepository): OpenedSubmodules => {
  const files = new Map(tree);
  const others: CheckoutRepository[] = [];
  for (const [mount, { mode, sha }] of tree) {
    if (mode !== submoduleMode || !mount.startsWith(repository.prefix)) continue;
    const submodule = repository.submodule(mount);
    const inside = submodule?.tree(sha) ?? null;
    if (submodule === null || inside === null) continue;
    others.push(submodule);
    for (const [path, file] of inside) files.set(`${mount}/${path}`, file);
  }
  return others.length === 0 ? { tree, repository } : { tree: files, repository: asOne(repository, others) };
};
